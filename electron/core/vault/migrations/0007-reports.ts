import type { Migration } from '../../database/migrate.ts'

export const reports: Migration = {
  name: '0007-reports',
  up: `
-- A report may be about no clip, or about seconds of one that was never here.
CREATE TABLE escalation_next (
  id TEXT NOT NULL PRIMARY KEY,
  -- What makes the same report, sent twice, one report; null for those from before.
  attempt TEXT UNIQUE,
  clip TEXT,
  lease TEXT,
  category TEXT NOT NULL,
  severity TEXT NOT NULL,
  state TEXT NOT NULL,
  filed_at INTEGER NOT NULL,
  received_at INTEGER,
  acknowledged_at INTEGER,
  decided_at INTEGER,
  question TEXT,
  outcome TEXT,
  mistaken INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO escalation_next (id, clip, lease, category, severity, state, filed_at, received_at, acknowledged_at, decided_at, question, outcome)
  SELECT e.id, e.clip, b.lease, e.category, e.severity, e.state, e.filed_at, e.received_at, e.acknowledged_at, e.decided_at, e.question, e.outcome
  FROM escalation e JOIN clip c ON c.id = e.clip JOIN batch b ON b.id = c.batch;
DROP TABLE escalation;
ALTER TABLE escalation_next RENAME TO escalation;

-- By how much less than its measured loudness a clip is played, because it hurt somebody here.
ALTER TABLE clip ADD COLUMN softer_db INTEGER NOT NULL DEFAULT 0;
`,
}
