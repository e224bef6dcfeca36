import { streamTables } from '../../audit/tables.ts'
import type { Migration } from '../../database/migrate.ts'

// Instants and durations in integer milliseconds, JSON as text, ids as text.
export const initial: Migration = {
  name: '0001-initial',
  up: `
CREATE TABLE owner (
  person TEXT NOT NULL PRIMARY KEY,
  device TEXT NOT NULL,
  signing_public TEXT NOT NULL,
  signing_private TEXT NOT NULL
) STRICT;

CREATE TABLE setting (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT;

${streamTables}

CREATE TABLE batch (
  id TEXT NOT NULL PRIMARY KEY,
  lease TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  purpose TEXT NOT NULL,
  legal_basis TEXT NOT NULL,
  retain_until TEXT NOT NULL,
  state TEXT NOT NULL,
  starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  task TEXT NOT NULL,
  -- As the hub signed it, so that it can be checked again.
  manifest BLOB NOT NULL,
  signature TEXT NOT NULL,
  received_at INTEGER NOT NULL
) STRICT;

CREATE TABLE clip (
  id TEXT NOT NULL PRIMARY KEY,
  batch TEXT NOT NULL REFERENCES batch (id),
  -- Its place in the batch's pack, from 0, and in the order of work over all batches, from 1.
  place INTEGER NOT NULL,
  position INTEGER NOT NULL UNIQUE,
  state TEXT NOT NULL DEFAULT 'ready',
  -- Its sound is here and verified: from then on the clip counts.
  arrived INTEGER NOT NULL DEFAULT 0,
  blob TEXT NOT NULL,
  locale TEXT NOT NULL,
  day TEXT,
  duration_ms INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  peaks TEXT NOT NULL,
  loudness REAL,
  true_peak REAL NOT NULL,
  speech TEXT NOT NULL,
  hypothesis TEXT NOT NULL,
  words TEXT,
  intent TEXT,
  slots TEXT NOT NULL,
  wake_word TEXT,
  flags TEXT NOT NULL,
  -- The clip's key under the device store's bytes for this clip; without those it opens nothing.
  wrapped_key BLOB NOT NULL,
  UNIQUE (batch, place)
) STRICT;
CREATE INDEX clip_waiting ON clip (position) WHERE arrived = 1 AND state IN ('ready', 'open');

-- Apart from the clip, so that listing clips never reads past sound.
CREATE TABLE clip_audio (
  clip TEXT NOT NULL PRIMARY KEY REFERENCES clip (id),
  ciphertext BLOB NOT NULL
) STRICT;

CREATE TABLE listening (
  clip TEXT NOT NULL PRIMARY KEY REFERENCES clip (id),
  heard TEXT NOT NULL DEFAULT '[]',
  -- Handling time so far, null until the first sound.
  handled_ms INTEGER
) STRICT;

CREATE TABLE draft (
  clip TEXT NOT NULL PRIMARY KEY REFERENCES clip (id),
  annotation TEXT NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT;

-- Every answer for a clip, the newest that is not withdrawn being the one that counts.
CREATE TABLE decision (
  clip TEXT NOT NULL REFERENCES clip (id),
  revision INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('annotation', 'skip', 'escalation')),
  annotation TEXT,
  cause TEXT,
  shift TEXT NOT NULL,
  decided_at INTEGER NOT NULL,
  handling_ms INTEGER,
  withdrawn INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (clip, revision)
) STRICT;
CREATE INDEX decision_shift ON decision (shift);

-- What undo goes back through: edits of drafts and decisions, across clips.
CREATE TABLE history (
  step INTEGER PRIMARY KEY,
  clip TEXT NOT NULL REFERENCES clip (id),
  kind TEXT NOT NULL CHECK (kind IN ('edit', 'decision')),
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  at INTEGER NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE shift (
  id TEXT NOT NULL PRIMARY KEY,
  zone TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT;

CREATE TABLE shift_pause (
  id INTEGER PRIMARY KEY,
  shift TEXT NOT NULL REFERENCES shift (id),
  kind TEXT NOT NULL CHECK (kind IN ('break', 'wellness', 'protected', 'lock')),
  from_at INTEGER NOT NULL,
  to_at INTEGER
) STRICT;
CREATE INDEX shift_pause_shift ON shift_pause (shift);

CREATE TABLE escalation (
  id TEXT NOT NULL PRIMARY KEY,
  clip TEXT NOT NULL REFERENCES clip (id),
  category TEXT NOT NULL,
  severity TEXT NOT NULL,
  state TEXT NOT NULL,
  filed_at INTEGER NOT NULL,
  received_at INTEGER,
  acknowledged_at INTEGER,
  decided_at INTEGER,
  outcome TEXT
) STRICT;
`,
}
