import type { Migration } from '../../database/migrate.ts'

// Guidelines and catalogues, each text once for all batches that come with it.
export const documents: Migration = {
  name: '0002-documents',
  up: `
CREATE TABLE document (
  -- SHA-256 of the text in UTF-8, base64url.
  hash TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('guidelines', 'catalogue')),
  text TEXT NOT NULL
) STRICT;

ALTER TABLE batch ADD COLUMN guidelines TEXT REFERENCES document (hash);
ALTER TABLE batch ADD COLUMN guidelines_version INTEGER;
ALTER TABLE batch ADD COLUMN catalogue TEXT REFERENCES document (hash);
`,
}
