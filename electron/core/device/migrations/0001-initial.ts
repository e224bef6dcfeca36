import { streamTables } from '../../audit/tables.ts'
import type { Migration } from '../../database/migrate.ts'

export const initial: Migration = {
  name: '0001-initial',
  up: `
-- One row: this device.
CREATE TABLE identity (
  signing_public TEXT NOT NULL,
  signing_private TEXT NOT NULL,
  sealing_public TEXT NOT NULL,
  sealing_private TEXT NOT NULL,
  -- One half of every vault key.
  secret BLOB NOT NULL
) STRICT;

-- One row once enrolled.
CREATE TABLE hub (
  id TEXT NOT NULL PRIMARY KEY,
  device TEXT NOT NULL,
  host TEXT NOT NULL,
  signing_key TEXT NOT NULL,
  recovery_key TEXT NOT NULL,
  certificate TEXT,
  policy TEXT NOT NULL
) STRICT;

-- The highest version seen of each thing the hub signs; a lower one is refused.
CREATE TABLE seen_version (what TEXT NOT NULL PRIMARY KEY, epoch INTEGER NOT NULL, version INTEGER NOT NULL) STRICT;

CREATE TABLE person (id TEXT NOT NULL PRIMARY KEY, code TEXT NOT NULL, role TEXT NOT NULL) STRICT;

CREATE TABLE failed_unlock (person TEXT NOT NULL PRIMARY KEY, failures INTEGER NOT NULL, until INTEGER NOT NULL) STRICT;

-- The highest instant this device has known.
CREATE TABLE time_mark (at INTEGER NOT NULL) STRICT;

-- 32 random bytes for each leased clip; deleting them destroys the clip, whether its vault is open or not.
CREATE TABLE clip_share (
  clip TEXT NOT NULL PRIMARY KEY,
  person TEXT NOT NULL,
  batch TEXT NOT NULL,
  lease_ends_at INTEGER NOT NULL,
  share BLOB NOT NULL
) STRICT;
CREATE INDEX clip_share_batch ON clip_share (batch);

${streamTables}
`,
}
