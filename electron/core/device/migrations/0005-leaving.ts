import type { Migration } from '../../database/migrate.ts'

export const leaving: Migration = {
  name: '0005-leaving',
  up: `
-- Whose forgotten passphrase the hub was asked about.
CREATE TABLE recovery (person TEXT NOT NULL PRIMARY KEY, id TEXT NOT NULL) STRICT;

-- One row once the hub has retired this device.
CREATE TABLE retirement (at_once INTEGER NOT NULL, finished_at INTEGER) STRICT;

-- Results that lay unsent in somebody's vault when it was locked; while it is open, and after a crash, at least one.
ALTER TABLE person ADD COLUMN waiting INTEGER NOT NULL DEFAULT 0;
`,
}
