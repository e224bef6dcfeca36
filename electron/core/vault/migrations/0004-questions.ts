import type { Migration } from '../../database/migrate.ts'

export const questions: Migration = {
  name: '0004-questions',
  up: `
-- What its owner asked. A clip may go while its question stays, so the clip's place is kept here as well.
CREATE TABLE question (
  id TEXT NOT NULL PRIMARY KEY,
  clip TEXT NOT NULL,
  position INTEGER NOT NULL,
  span TEXT NOT NULL,
  text TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  received_at INTEGER,
  expires_at INTEGER,
  answered_at INTEGER,
  declined_at INTEGER,
  answers TEXT NOT NULL DEFAULT '[]',
  -- Whether what became of it was looked at.
  seen INTEGER NOT NULL DEFAULT 0
) STRICT;

-- What others asked and its owner may answer, as the hub said last.
CREATE TABLE queued_question (
  id TEXT NOT NULL PRIMARY KEY,
  clip TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  -- The whole of it, as JSON.
  entry TEXT NOT NULL,
  -- Answered or declined here; it goes once the hub knows.
  settled INTEGER NOT NULL DEFAULT 0
) STRICT;
`,
}
