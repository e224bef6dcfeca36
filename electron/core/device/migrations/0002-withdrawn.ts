import type { Migration } from '../../database/migrate.ts'

export const withdrawn: Migration = {
  name: '0002-withdrawn',
  up: `
-- Clips that the hub has taken back, until it knows that nothing is left of them in the person's vault.
CREATE TABLE withdrawn_clip (
  clip TEXT NOT NULL,
  person TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('reported', 'recalled')),
  done INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (clip, person)
) STRICT, WITHOUT ROWID;
`,
}
