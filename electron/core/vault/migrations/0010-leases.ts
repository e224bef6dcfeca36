import type { Migration } from '../../database/migrate.ts'

export const leases: Migration = {
  name: '0010-leases',
  up: `
-- The lease by which a clip came last: a batch may be leased again, with the clips that are left of it.
ALTER TABLE clip ADD COLUMN lease TEXT NOT NULL DEFAULT '';
UPDATE clip SET lease = (SELECT b.lease FROM batch b WHERE b.id = clip.batch);
`,
}
