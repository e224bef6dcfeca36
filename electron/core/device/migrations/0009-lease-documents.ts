import type { Migration } from '../../database/migrate.ts'

export const leaseDocuments: Migration = {
  name: '0009-lease-documents',
  up: `
-- The hub's signed word for a lease, without a word of its clips, until a verified backup of the hub has it.
ALTER TABLE lease ADD COLUMN document TEXT;
-- In which of its lives the hub was last shown them.
ALTER TABLE hub ADD COLUMN leases_epoch INTEGER NOT NULL DEFAULT 0;
`,
}
