import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { migrate } from '../../../electron/core/database/migrate.ts'
import { closeDatabase, openDatabase } from '../../../electron/core/database/open.ts'
import { createDocumentStore } from '../../../electron/core/documents/store.ts'
import { initial } from '../../../electron/core/vault/migrations/0001-initial.ts'
import { documents } from '../../../electron/core/vault/migrations/0002-documents.ts'
import { search } from '../../../electron/core/vault/migrations/0003-search.ts'
import { questions } from '../../../electron/core/vault/migrations/0004-questions.ts'
import { cases } from '../../../electron/core/vault/migrations/0005-cases.ts'
import { temporaryFolder } from '../../support/folders.ts'

const batch = {
  id: 'b', lease: 'l', name: 'Home', purpose: 'p', legal_basis: 'c', retain_until: '2027-01-31', state: 'leased', starts_at: 1, ends_at: 2,
  task: '{}', manifest: Buffer.from('{}'), signature: '', received_at: 1,
}

/** A vault as an earlier build left it, with a batch. */
function vaultBefore(migrations: Parameters<typeof migrate>[1]) {
  const db = openDatabase(join(temporaryFolder(), 'vault.db'), randomBytes(32))
  migrate(db, migrations)
  const columns = Object.keys(batch)
  db.prepare(`INSERT INTO batch (${columns.join(', ')}) VALUES (${columns.map(column => `:${column}`).join(', ')})`).run(batch)
  return db
}

test('a vault of before documents keeps its batches, which come with none', () => {
  const db = vaultBefore([initial])
  migrate(db, [initial, documents])
  expect(db.prepare('SELECT * FROM batch').all()).toEqual([{ ...batch, guidelines: null, guidelines_version: null, catalogue: null }])
  expect(createDocumentStore(db).guidelines('b')).toBeNull()
  closeDatabase(db)
})

test('a vault of before cases keeps its reports, which are asked nothing, and its clips, which are not withdrawn', () => {
  const db = vaultBefore([initial, documents, search, questions])
  db.exec(`
    INSERT INTO clip (id, batch, place, position, state, blob, locale, duration_ms, sha256, size, peaks, true_peak, speech, hypothesis, slots, flags, wrapped_key)
      VALUES ('c', 'b', 0, 1, 'escalated', 'bl', 'en', 1, '', 1, '', 0, '[]', '', '[]', '[]', x'00');
    INSERT INTO escalation VALUES ('e', 'c', 'threat', 'S1', 'acknowledged', 1, 2, 3, NULL, NULL);`)
  const before = db.prepare('SELECT * FROM escalation').get() as object
  migrate(db, [initial, documents, search, questions, cases])
  expect(db.prepare('SELECT * FROM escalation').all()).toEqual([{ ...before, question: null }])
  expect(db.prepare('SELECT id, state, shredded_for FROM clip').all()).toEqual([{ id: 'c', state: 'escalated', shredded_for: null }])
  closeDatabase(db)
})
