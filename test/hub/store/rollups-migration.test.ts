import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { Kysely, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { expect, it, onTestFinished } from 'vitest'
import { openSqlite, sqliteDialect } from '../../../hub/store/dialect.ts'
import { hubMigrations, openStore } from '../../../hub/store/store.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { annotation } from '../support/answers.ts'

const answer = JSON.stringify(annotation('turn off the light [noise]', { slots: [{ label: 'device', words: { from: 3, to: 4 } }] }))

it('migration 0014 counts the answers that were there before, but for what nobody knows the recogniser\'s words of any more', async () => {
  const path = join(temporaryFolder(), 'hub.db')
  const key = randomBytes(32)
  const db = new Kysely<unknown>({ dialect: sqliteDialect(openSqlite(path, key, { create: true })) })
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => ({ ...hubMigrations }) } }).migrateTo('0013-lease-ends')
  expect(error).toBeUndefined()
  for (const statement of [
    `insert into people (id, code, role, created_at) values ('r', 'r-1', 'reviewer', 1)`,
    `insert into devices values ('d', 'k', 's', 1)`,
    `insert into projects (id, name, purpose, legal_basis, retain_days, task, created_at) values ('p', 'default', '', '', 1, '{}', 1)`,
    ...['kept', 'gone'].map(id => `insert into clips (id, project, blob, wrapped_key, locale, duration_ms, sha256, size, peaks, true_peak, speech, hypothesis, slots, flags, fingerprint, imported_at)
      values ('${id}', 'p', 'b-${id}', x'00', 'en', 1000, '', 1, x'00', 0, '[]', '${id === 'kept' ? 'turn of the light' : ''}', '[]', '[]', x'0${id === 'kept' ? 1 : 2}', 1)`),
    `update clips set quarantined_at = 1, destroyed_at = 2 where id = 'gone'`,
    `insert into batches (id, project, person, name, task, retain_until, lease_hours, created_at) values ('b', 'p', 'r', '', '{}', '', 1, 1)`,
    `insert into leases (id, batch, device, person, starts_at, ends_at, manifest, signature) values ('l', 'b', 'd', 'r', 1, 2, '', '')`,
    `insert into streams (id, device, person, seq, hash, waiting, opened_at, last_contact_at) values ('st', 'd', 'r', 1, '', 0, 1, 1)`,
    `insert into shifts (id, stream, person, zone, started_at) values ('s', 'st', 'r', 'UTC', 1)`,
  ]) await sql.raw(statement).execute(db)
  for (const [seq, clip, kind] of [[1, 'kept', 'annotation'], [2, 'gone', 'annotation'], [3, 'kept', 'skip']] as const) {
    await sql`insert into decisions (stream, seq, kind, clip, batch, lease, shift, person, at, revision, annotation, cause)
      values ('st', ${seq}, ${kind}, ${clip}, 'b', 'l', 's', 'r', 5, ${seq}, ${kind === 'annotation' ? answer : null}, ${kind === 'skip' ? 'broken_audio' : null})`.execute(db)
  }
  await db.destroy()
  const store = await openStore(path, key)
  onTestFinished(() => store.destroy())
  expect(await store.selectFrom('decisions').select(['seq', 'corrected', 'labelled']).orderBy('seq').execute()).toEqual([
    { seq: 1, corrected: 1, labelled: 1 },
    { seq: 2, corrected: 0, labelled: 1 },
    { seq: 3, corrected: null, labelled: null },
  ])
})
