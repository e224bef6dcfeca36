import type { Migration } from '../../database/migrate.ts'

/** What a person has put right about their shifts, and said about them. */
export const corrections: Migration = {
  name: '0011-corrections',
  up: `
CREATE TABLE shift_correction (
  id INTEGER PRIMARY KEY,
  shift TEXT NOT NULL REFERENCES shift (id),
  at INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('end', 'break')),
  from_at INTEGER NOT NULL,
  to_at INTEGER NOT NULL,
  reason TEXT NOT NULL
) STRICT;
CREATE INDEX shift_correction_shift ON shift_correction (shift);

CREATE TABLE shift_note (
  id INTEGER PRIMARY KEY,
  shift TEXT NOT NULL REFERENCES shift (id),
  at INTEGER NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX shift_note_shift ON shift_note (shift);
CREATE INDEX shift_time ON shift (started_at);
`,
}
