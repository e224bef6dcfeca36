import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { Kysely, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { expect, it, onTestFinished } from 'vitest'
import { clocksOf, defaultLimits } from '../../../shared/domain/case-clocks.ts'
import { phoneCodeOf } from '../../../shared/domain/phone-code.ts'
import { loadCases } from '../../../hub/escalations/load.ts'
import { rollupOf } from '../../../hub/escalations/rollup.ts'
import { digest } from '../../../hub/keys/bytes.ts'
import { openSqlite, sqliteDialect } from '../../../hub/store/dialect.ts'
import { initial } from '../../../hub/store/migrations/0001-initial.ts'
import { documents } from '../../../hub/store/migrations/0002-documents.ts'
import { questionTables } from '../../../hub/store/migrations/0003-questions.ts'
import { openStore } from '../../../hub/store/store.ts'
import { temporaryFolder } from '../../support/folders.ts'

const received = Date.UTC(2026, 10, 27, 16)

/** A database as the build before cases left it, with something in every table that 0004 makes anew. */
async function before(path: string, key: Buffer): Promise<void> {
  const db = new Kysely<unknown>({ dialect: sqliteDialect(openSqlite(path, key, { create: true })) })
  const migrations = { '0001-initial': initial, '0002-documents': documents, '0003-questions': questionTables }
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => migrations } }).migrateToLatest()
  if (error !== undefined) throw error
  const run = async (...statements: string[]): Promise<void> => {
    for (const statement of statements) await sql.raw(statement).execute(db)
  }
  await run(
    `insert into people values ('r', 'r-1', 'reviewer', 1), ('s', 's-1', 'safety', 1), ('v', 'v-1', 'supervisor', 1)`,
    `insert into devices values ('d', 'k', 's', 1)`,
    `insert into projects values ('p', 'default', '', '', 1, '{}', 1)`,
    `insert into clips (id, project, blob, wrapped_key, locale, duration_ms, sha256, size, peaks, true_peak, speech, hypothesis, slots, flags, fingerprint, imported_at)
      values ('c', 'p', 'b', x'00', 'en', 1000, '', 1, x'00', 0, '[]', '', '[]', '[]', x'00', 1)`,
    `insert into batches (id, project, person, name, task, retain_until, lease_hours, created_at) values ('bt', 'p', 'r', '', '{}', '', 1, 1)`,
    `insert into leases (id, batch, device, person, starts_at, ends_at, manifest, signature) values ('l', 'bt', 'd', 'r', 1, 2, '', '')`,
    `insert into lease_clips values ('l', 1, 'c')`,
    `insert into streams (id, device, person, seq, hash, waiting, opened_at, last_contact_at) values ('st', 'd', 'v', 1, '', 0, 1, 1)`,
    `insert into excerpts values ('x', 7, 'v', 'd', 'c', '{"from":0,"to":9}', 'question', 'q')`,
    `insert into excerpt_plays values ('st', 1, 'x', 'c', null, 'v', 8, '[{"from":0,"to":5}]', 1)`,
  )
  for (const [id, severity, seen] of [['e1', 'S1', false], ['e2', 'S3', true]] as const) {
    await run(
      `insert into escalations values ('${id}', 'r', 'd', 'ev-${id}', 'co-${id}', 'c', 'threat', '${severity}', 1, null, '[]', 'please stop', 'w', 's', 'i',
        'UTC', ${received - 5}, ${received}, '${seen ? 'acknowledged' : 'received'}', ${seen ? received + 60_000 : 'null'}, ${seen ? 'null' : received + 300_000}, 3)`,
      `insert into escalation_transitions values ('${id}', 1, ${received}, null, 'receive', 'filed', 'received')`,
    )
  }
  await run(`insert into escalation_transitions values ('e2', 2, ${received + 60_000}, 's', 'acknowledge', 'received', 'acknowledged')`)
  await db.destroy()
}

it('migration 0004 carries every report, step, excerpt and running lease over, and nothing of it can be changed afterwards', async () => {
  const path = join(temporaryFolder(), 'hub.db')
  const key = randomBytes(32)
  await before(path, key)
  const store = await openStore(path, key)
  onTestFinished(() => store.destroy())

  const rows = await store.selectFrom('escalations').selectAll().orderBy('id').execute()
  expect(rows).toMatchObject([
    { id: 'e1', filing: 'e1', filer: 'r', event: 'ev-e1', commitment: 'co-e1', filed_severity: 'S1', state: 'received', transcript: 'please stop', filed_at: received - 5, joined_at: 3,
      clock_kind: 'acknowledge', due_at: received + 300_000, assignee: null, telephone: 0 },
    { id: 'e2', filed_severity: 'S3', state: 'acknowledged', clock_kind: 'decide', due_at: Date.UTC(2026, 10, 30, 16), assignee: 's' },
  ])
  const weekdayAt = (at: number): number => new Date(at).getUTCDay()
  for (const { row, state, taken } of await loadCases(store, rows)) {
    expect(row).toMatchObject(rollupOf(state, taken, one => clocksOf(one, defaultLimits, weekdayAt)))
  }
  expect(await store.selectFrom('case_steps').select(['escalation', 'number', 'person', 'role', 'step', 'after']).execute()).toEqual([
    { escalation: 'e1', number: 1, person: null, role: 'hub', step: '{"action":"receive"}', after: 'received' },
    { escalation: 'e2', number: 1, person: null, role: 'hub', step: '{"action":"receive"}', after: 'received' },
    { escalation: 'e2', number: 2, person: 's', role: 'safety', step: '{"action":"acknowledge"}', after: 'acknowledged' },
  ])
  expect(await store.selectFrom('phone_codes').selectAll().execute()).toEqual([{ code: phoneCodeOf(digest, 'l', 'c'), lease: 'l', clip: 'c' }])
  expect(await store.selectFrom('access_log').select(['person', 'at', 'kind']).orderBy('at').execute()).toEqual([
    { person: 'v', at: 7, kind: 'granted' }, { person: 'v', at: 8, kind: 'played' },
  ])
  expect(await store.selectFrom('people').select(['code', 'deputy']).orderBy('code').execute()).toEqual(['r-1', 's-1', 'v-1'].map(code => ({ code, deputy: 0 })))

  for (const table of ['escalations', 'case_steps', 'excerpts', 'excerpt_plays'] as const) {
    await expect(store.deleteFrom(table).execute(), table).rejects.toThrow('can only be added to')
  }
  await expect(store.updateTable('excerpts').set({ at: 1 } as never).execute()).rejects.toThrow('can only be added to')
  expect((await sql`pragma foreign_key_check`.execute(store)).rows).toEqual([])
})
