import type { Migration } from '../../database/migrate.ts'
import { createSearchIndex } from '../../search/index-store.ts'

export const search: Migration = {
  name: '0003-search',
  up: `
-- Vowel signs count as letters, accents as differences. Deleted words leave the file, not just the results.
CREATE VIRTUAL TABLE search USING fts5 (
  transcript, hypothesis, tokenize = "unicode61 categories 'L* N* Co Mn Mc' remove_diacritics 0"
);
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);

-- Labels that somebody refused for words of a clip, so that they are not proposed again.
CREATE TABLE mining_refusal (
  clip TEXT NOT NULL REFERENCES clip (id) ON DELETE CASCADE,
  label TEXT NOT NULL,
  words TEXT NOT NULL,
  PRIMARY KEY (clip, label, words)
) STRICT;

CREATE TRIGGER clip_gone AFTER DELETE ON clip BEGIN
  DELETE FROM search WHERE rowid = OLD.position;
END;
CREATE TRIGGER clip_sealed AFTER UPDATE OF state ON clip WHEN NEW.state IN ('escalated', 'shredded') BEGIN
  DELETE FROM search WHERE rowid = OLD.position;
  DELETE FROM mining_refusal WHERE clip = OLD.id;
END;

-- Refusals can be taken back too.
CREATE TABLE history_next (
  step INTEGER PRIMARY KEY,
  clip TEXT NOT NULL REFERENCES clip (id),
  kind TEXT NOT NULL CHECK (kind IN ('edit', 'decision', 'refusal')),
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  at INTEGER NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO history_next SELECT * FROM history;
DROP TABLE history;
ALTER TABLE history_next RENAME TO history;
CREATE INDEX history_undone ON history (step) WHERE undone = 1;

-- What waits is counted and looked for with every clip, without reading the clips themselves.
CREATE INDEX clip_state ON clip (state, batch, position) WHERE arrived = 1;
`,
  /** The clips that a vault holds already. */
  fill(db) {
    const index = createSearchIndex(db)
    const clips = db.prepare<[], { id: string }>(`SELECT id FROM clip WHERE arrived = 1 AND state NOT IN ('escalated', 'shredded')`)
    for (const { id } of clips.all()) index.takeIn(id)
  },
}
