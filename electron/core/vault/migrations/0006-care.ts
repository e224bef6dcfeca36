import type { Migration } from '../../database/migrate.ts'

const waits = `arrived = 1 AND state IN ('ready', 'open')`

export const care: Migration = {
  name: '0006-care',
  up: `
-- Flagged sound as it sounded: by the day in the shift's zone, and by shift, '' for none.
CREATE TABLE flagged_sound (
  day TEXT NOT NULL,
  shift TEXT NOT NULL,
  heard_ms INTEGER NOT NULL,
  PRIMARY KEY (day, shift)
) STRICT, WITHOUT ROWID;
CREATE INDEX flagged_sound_shift ON flagged_sound (shift);

-- Flagged clips that were in front or sounded in a shift, and clips reported in it.
CREATE TABLE flagged_met (
  shift TEXT NOT NULL,
  clip TEXT NOT NULL,
  severe INTEGER NOT NULL,
  PRIMARY KEY (shift, clip)
) STRICT, WITHOUT ROWID;

-- What comes next is asked with every answer: plain clips and flagged ones apart, without reading the clips themselves.
DROP INDEX clip_waiting;
CREATE INDEX clip_plain ON clip (position, batch, id, state, arrived, flags) WHERE ${waits} AND flags = '[]';
CREATE INDEX clip_flagged ON clip (position, batch, id, state, arrived, flags) WHERE ${waits} AND flags <> '[]';

-- One more kind of pause.
CREATE TABLE shift_pause_next (
  id INTEGER PRIMARY KEY,
  shift TEXT NOT NULL REFERENCES shift (id),
  kind TEXT NOT NULL CHECK (kind IN ('break', 'wellness', 'protected', 'unsuited', 'lock')),
  from_at INTEGER NOT NULL,
  to_at INTEGER
) STRICT;
INSERT INTO shift_pause_next SELECT * FROM shift_pause;
DROP TABLE shift_pause;
ALTER TABLE shift_pause_next RENAME TO shift_pause;
CREATE INDEX shift_pause_shift ON shift_pause (shift);
`,
}
