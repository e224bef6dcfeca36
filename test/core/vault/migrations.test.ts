import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { migrate } from '../../../electron/core/database/migrate.ts'
import { closeDatabase, openDatabase } from '../../../electron/core/database/open.ts'
import { createDocumentStore } from '../../../electron/core/documents/store.ts'
import { initial } from '../../../electron/core/vault/migrations/0001-initial.ts'
import { documents } from '../../../electron/core/vault/migrations/0002-documents.ts'
import { temporaryFolder } from '../../support/folders.ts'

test('a vault of before documents keeps its batches, which come with none', () => {
  const db = openDatabase(join(temporaryFolder(), 'vault.db'), randomBytes(32))
  migrate(db, [initial])
  const batch = {
    id: 'b', lease: 'l', name: 'Home', purpose: 'p', legal_basis: 'c', retain_until: '2027-01-31', state: 'leased', starts_at: 1, ends_at: 2,
    task: '{}', manifest: Buffer.from('{}'), signature: '', received_at: 1,
  }
  const columns = Object.keys(batch)
  db.prepare(`INSERT INTO batch (${columns.join(', ')}) VALUES (${columns.map(column => `:${column}`).join(', ')})`).run(batch)
  migrate(db, [initial, documents])
  expect(db.prepare('SELECT * FROM batch').all()).toEqual([{ ...batch, guidelines: null, guidelines_version: null, catalogue: null }])
  expect(createDocumentStore(db).guidelines('b')).toBeNull()
  closeDatabase(db)
})
