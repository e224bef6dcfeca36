import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { foundStream } from '../../../electron/core/audit/stream.ts'
import { closeDatabase, openDatabase } from '../../../electron/core/database/open.ts'
import { migrate } from '../../../electron/core/database/migrate.ts'
import { salvage } from '../../../electron/core/rescue/salvage.ts'
import { erasures } from '../../../electron/core/vault/migrations/0014-erasures.ts'
import { vaultMigrations } from '../../../electron/core/vault/vault.ts'
import { temporaryFolder } from '../../support/folders.ts'

/** A vault whose second event was erased, whose third lost its content, and whose fourth says something else than it did. */
function spoilt() {
  const folder = temporaryFolder()
  const path = join(folder, 'vault.db')
  const key = randomBytes(32)
  const db = openDatabase(path, key)
  migrate(db, vaultMigrations)
  const stream = foundStream(db, () => 1_000, randomBytes, { device: randomUUID(), person: randomUUID() })
  const clip = randomUUID()
  stream.append('question.declined', { question: randomUUID(), clip, shift: null })
  for (let event = 3; event <= 5; event++) stream.append('access.unlocked', { person: randomUUID() })
  stream.erase(clip, ['question.declined'])
  db.exec(`DELETE FROM event_payload WHERE seq = 3; UPDATE event_payload SET payload = '{}' WHERE seq = 4`)
  const read = () => salvage(path, key, join(folder, 'work')).map(({ envelope, salt, lost }) => [envelope.seq, salt !== null, lost ?? false])
  return { db, read }
}

test('what is saved out of a vault tells what was erased from what is lost', () => {
  const { db, read } = spoilt()
  closeDatabase(db)
  expect(read()).toEqual([[1, true, false], [2, false, false], [3, false, true], [4, false, true], [5, true, false]])
})

test('what is saved out of a vault of before that was told says nothing of it, but of what was altered', () => {
  const { db, read } = spoilt()
  db.exec('ALTER TABLE event DROP COLUMN erased; ALTER TABLE stream DROP COLUMN let_go')
  db.pragma(`user_version = ${vaultMigrations.indexOf(erasures)}`)
  closeDatabase(db)
  expect(read()).toEqual([[1, true, false], [2, false, false], [3, false, false], [4, false, true], [5, true, false]])
})
