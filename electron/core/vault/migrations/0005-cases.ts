import type { Migration } from '../../database/migrate.ts'

export const cases: Migration = {
  name: '0005-cases',
  up: `
-- What a safety lead asks the one who filed, as long as it waits for an answer.
ALTER TABLE escalation ADD COLUMN question TEXT;

-- Why a shredded clip is gone.
ALTER TABLE clip ADD COLUMN shredded_for TEXT CHECK (shredded_for IN ('withdrawn'));
`,
}
