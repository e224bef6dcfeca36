import type { Migration } from '../../database/migrate.ts'

export const leases: Migration = {
  name: '0006-leases',
  up: `
-- Every lease that this device was given, whoever's it is; what is over stays until the hub has its receipt.
CREATE TABLE lease (
  id TEXT NOT NULL PRIMARY KEY,
  batch TEXT NOT NULL,
  person TEXT NOT NULL,
  starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  -- A BatchState.
  state TEXT NOT NULL,
  -- A LeaseEnd; null while it runs.
  ended_for TEXT,
  -- The event of the device's own stream that tells the hub.
  receipt_seq INTEGER
) STRICT;
CREATE INDEX lease_state ON lease (state, ends_at);
CREATE INDEX lease_batch ON lease (batch);

-- Two people at one laptop may be given the same clip, and one of them loses it first.
CREATE TABLE clip_share_next (
  person TEXT NOT NULL,
  clip TEXT NOT NULL,
  batch TEXT NOT NULL,
  share BLOB NOT NULL,
  PRIMARY KEY (person, clip)
) STRICT, WITHOUT ROWID;
INSERT INTO clip_share_next SELECT person, clip, batch, share FROM clip_share;
DROP TABLE clip_share;
ALTER TABLE clip_share_next RENAME TO clip_share;
CREATE INDEX clip_share_batch ON clip_share (batch);

-- The latest instant that had surely passed when this was written: the hub or the monotonic clock vouches for it.
ALTER TABLE time_mark ADD COLUMN certain INTEGER NOT NULL DEFAULT 0;
-- How far the hub's clock was ahead of this machine's when they last met.
ALTER TABLE time_mark ADD COLUMN ahead INTEGER NOT NULL DEFAULT 0;
-- The wall clock was set back since: nothing plays until the hub has said what time it is.
ALTER TABLE time_mark ADD COLUMN rolled_back INTEGER NOT NULL DEFAULT 0;

-- Its people want to stay away from the hub until they say otherwise.
ALTER TABLE hub ADD COLUMN shunned INTEGER NOT NULL DEFAULT 0;
`,
}
