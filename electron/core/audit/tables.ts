/** How far a stream's chain was followed, and from which event it did not hold. */
export const streamChecks = `
ALTER TABLE stream ADD COLUMN checked_seq INTEGER NOT NULL DEFAULT 0;
ALTER TABLE stream ADD COLUMN checked_hash TEXT;
ALTER TABLE stream ADD COLUMN fault TEXT;
ALTER TABLE stream ADD COLUMN fault_seq INTEGER;
`

/** Since then: what was erased on purpose, so that what is missing otherwise is known to be lost. */
export const streamErasures = `
ALTER TABLE event ADD COLUMN erased INTEGER NOT NULL DEFAULT 0;
-- Up to where contents may have been let go of, because a verified backup had them.
ALTER TABLE stream ADD COLUMN let_go INTEGER NOT NULL DEFAULT 0;
-- Until now nobody wrote down why something is missing. What the hub has went on purpose, and words of a clip went with it.
UPDATE event SET erased = 1 WHERE seq NOT IN (SELECT seq FROM event_payload) AND (
  seq <= (SELECT acked_seq FROM stream) OR type IN ('annotation.submitted', 'question.asked', 'question.answered', 'gold.contested'));
`

/** One stream's chain and what it commits to; the same tables in a vault and in the device store. */
export const streamTables = `
CREATE TABLE stream (
  id TEXT NOT NULL PRIMARY KEY,
  seq INTEGER NOT NULL,
  hash TEXT,
  -- The hub's life that has acknowledged up to acked_seq, and its head in the newest verified backup.
  epoch INTEGER NOT NULL DEFAULT 0,
  acked_seq INTEGER NOT NULL DEFAULT 0,
  watermark INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE event (
  seq INTEGER NOT NULL PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  at INTEGER NOT NULL,
  envelope TEXT NOT NULL,
  hash TEXT NOT NULL,
  -- Why the hub could not use it; null while it waits or when all is well.
  parked TEXT
) STRICT;
-- Counted for the status line, however long the stream has grown.
CREATE INDEX event_parked ON event (seq) WHERE parked IS NOT NULL;

-- Apart from the chain, so that it can be erased without breaking it.
CREATE TABLE event_payload (
  seq INTEGER NOT NULL PRIMARY KEY REFERENCES event (seq),
  clip TEXT,
  salt TEXT NOT NULL,
  payload TEXT NOT NULL
) STRICT;
CREATE INDEX event_payload_clip ON event_payload (clip);
`

/** Since then: when somebody at the hub has seen to an event that could not be used, and where a stream begins. */
export const streamColumns = `
ALTER TABLE event ADD COLUMN settled_at INTEGER;
-- The last event in common, where this stream continues one that came apart.
ALTER TABLE stream ADD COLUMN base INTEGER NOT NULL DEFAULT 0;
-- Back to the beginning of the shift, before which contents may be let go of.
CREATE INDEX event_shift ON event (seq) WHERE type = 'shift.started';
`
