import type { Migration } from '../../database/migrate.ts'

export const rescues: Migration = {
  name: '0007-rescues',
  up: `
-- Bundles out of damaged vaults, each a file that only the hub opens, until the hub has them for good.
CREATE TABLE rescue (
  -- SHA-256 of the file, which is its name.
  hash TEXT NOT NULL PRIMARY KEY,
  person TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  -- Whole entries, and those of which just the envelope could be read.
  events INTEGER NOT NULL,
  incomplete INTEGER NOT NULL,
  -- Tells whether another reading of the same vault has found anything else.
  contents TEXT NOT NULL,
  sent_bytes INTEGER NOT NULL DEFAULT 0,
  received_at INTEGER,
  refused INTEGER NOT NULL DEFAULT 0,
  -- As the hub signed it.
  receipt TEXT
) STRICT;
`,
}
