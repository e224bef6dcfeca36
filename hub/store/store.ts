import { Kysely } from 'kysely'
import { Migrator, type Migration } from 'kysely/migration'
import { codeOf, HubFault } from '../fault.ts'
import { openSqlite, sqliteDialect } from './dialect.ts'
import { initial } from './migrations/0001-initial.ts'
import { documents } from './migrations/0002-documents.ts'
import { questionTables } from './migrations/0003-questions.ts'
import { cases } from './migrations/0004-cases.ts'
import { noticeTables } from './migrations/0005-notices.ts'
import { careTables } from './migrations/0006-care.ts'
import { evidence } from './migrations/0007-evidence.ts'
import { recalls } from './migrations/0008-recalls.ts'
import { backupTables } from './migrations/0009-backups.ts'
import { rescuesTaken } from './migrations/0025-rescues.ts'
import { leasesBack } from './migrations/0028-leases-back.ts'
import { rescueTables } from './migrations/0010-rescue.ts'
import { discardLeftover, withSafetyCopy } from './safety-copy.ts'
import { audit } from './migrations/0011-audit.ts'
import { recovery } from './migrations/0012-recovery.ts'
import { leaseEnds } from './migrations/0013-lease-ends.ts'
import { rollups } from './migrations/0014-rollups.ts'
import { correctionTables } from './migrations/0015-corrections.ts'
import { askedTables } from './migrations/0016-asked.ts'
import { runningRollups } from './migrations/0017-running-rollups.ts'
import { adjudicationTables } from './migrations/0018-adjudications.ts'
import { qualityTables } from './migrations/0019-quality.ts'
import { leaseEndings } from './migrations/0020-lease-endings.ts'
import { retention } from './migrations/0021-retention.ts'
import { attached } from './migrations/0022-attached.ts'
import { contestTables } from './migrations/0023-gold-contests.ts'
import { groupTables } from './migrations/0024-groups.ts'
import { lostDraws } from './migrations/0026-lost-draws.ts'
import { dueDates } from './migrations/0027-due-dates.ts'
import type { Tables } from './tables.ts'

/** The hub's database, or a transaction on it. */
export type Store = Kysely<Tables>

export const hubMigrations: Readonly<Record<string, Migration>> = {
  '0001-initial': initial,
  '0002-documents': documents,
  '0003-questions': questionTables,
  '0004-cases': cases,
  '0005-notices': noticeTables,
  '0006-care': careTables,
  '0007-evidence': evidence,
  '0008-recalls': recalls,
  '0009-backups': backupTables,
  '0010-rescue': rescueTables,
  '0011-audit': audit,
  '0012-recovery': recovery,
  '0013-lease-ends': leaseEnds,
  '0014-rollups': rollups,
  '0015-corrections': correctionTables,
  '0016-asked': askedTables,
  '0017-running-rollups': runningRollups,
  '0018-adjudications': adjudicationTables,
  '0019-quality': qualityTables,
  '0020-lease-endings': leaseEndings,
  '0021-retention': retention,
  '0022-attached': attached,
  '0023-gold-contests': contestTables,
  '0024-groups': groupTables,
  '0025-rescues': rescuesTaken,
  '0026-lost-draws': lostDraws,
  '0027-due-dates': dueDates,
  '0028-leases-back': leasesBack,
}

async function migrate(store: Store): Promise<void> {
  const migrator = new Migrator({ db: store, provider: { getMigrations: async () => ({ ...hubMigrations }) } })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
}

/** Names of the migrations that the database has had. */
async function doneMigrations(store: Store): Promise<string[]> {
  const tables = await store.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some(table => table.name === 'kysely_migration')) return []
  const done = await store.withTables<{ kysely_migration: { name: string } }>().selectFrom('kysely_migration').select('name').execute()
  return done.map(({ name }) => name)
}

function faultOf(error: unknown, path: string): unknown {
  const code = codeOf(error)
  if (code === 'SQLITE_CANTOPEN') {
    return new HubFault('hub_missing', `There is no hub database at ${path}.`, 'Nothing was changed.', 'Name the right folder with --data, or make a hub with init.')
  }
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    return new HubFault('hub_damaged', `The database ${path} is damaged, or the keys beside it belong to another hub.`, 'Nothing was written to it.', 'Put its own keys back, or restore it from a backup; workstations send again what it lacks.')
  }
  return error
}

/**
 * Opens the database under its 32-byte key and brings it to this build's shape. Several processes may have it open.
 * Refuses one that a newer build has written, one that is damaged, and (unless `create`) one that is not there.
 */
export async function openStore(path: string, key: Uint8Array, options = { create: false }): Promise<Store> {
  let store: Store | null = null
  try {
    const database = openSqlite(path, key, options)
    const opened = new Kysely<Tables>({ dialect: sqliteDialect(database) })
    store = opened
    const done = await doneMigrations(opened)
    const newer = done.filter(name => !Object.hasOwn(hubMigrations, name))
    if (newer.length > 0) {
      throw new HubFault('hub_newer', `The database ${path} was written by a newer Earshot (it has had ${newer.join(', ')}).`, 'It was left as it is.', 'Install that version or a later one.')
    }
    if (done.length === 0) await migrate(opened)
    else if (done.length < Object.keys(hubMigrations).length) await withSafetyCopy(database, path, key, () => migrate(opened))
    else discardLeftover(database, path)
    return opened
  } catch (error) {
    await store?.destroy()
    throw faultOf(error, path)
  }
}
