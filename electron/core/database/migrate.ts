import { existsSync } from 'node:fs'
import { failureOf, Refusal } from '../refusal.ts'
import { inspectFiles, inspectOpened, isWhole, type Found } from './inspect.ts'
import { lookInto, openDatabase, versionOf, type Db } from './open.ts'
import { discardSafetyCopy, goBack, makeSafetyCopy, settleInterrupted } from './safety-copy.ts'

/** A numbered step; its place in the list is its number, counted from 1, for ever. */
export type Migration = {
  name: string
  up: string
  /** What SQL alone cannot fill in, in the same transaction. */
  fill?(db: Db): void
}

function refuseFuture(found: number, known: number): void {
  if (found > known) throw new Refusal('vault_from_future', { found, known })
}

/**
 * Brings a database to the newest version, all steps in one transaction, verified before it is committed. Refuses a
 * database that a later build has written.
 */
export function migrate(db: Db, migrations: readonly Migration[]): void {
  const version = versionOf(db)
  refuseFuture(version, migrations.length)
  if (version === migrations.length) return
  db.transaction(() => {
    for (const [index, step] of migrations.entries()) {
      if (index < version) continue
      db.exec(step.up)
      step.fill?.(db)
    }
    db.pragma(`user_version = ${migrations.length}`)
    const dangling = db.pragma('foreign_key_check') as unknown[]
    if (dangling.length > 0 || !isWhole(db)) throw new Refusal('migration_failed')
  })()
}

/** Migrates what an earlier build has written. Whatever goes wrong, the database is as it was. */
function migrateSafely(db: Db, key: Uint8Array, migrations: readonly Migration[]): void {
  makeSafetyCopy(db, key)
  try {
    migrate(db, migrations)
    db.pragma('wal_checkpoint(TRUNCATE)')
    if (!isWhole(db)) throw new Refusal('migration_failed')
  } catch (error) {
    const path = db.name
    db.close()
    goBack(path)
    throw failureOf(error) === null ? new Refusal('migration_failed') : error
  }
  discardSafetyCopy(db.name)
}

/** Looks at a database that exists; nothing is written. */
function inspect(path: string, key: Uint8Array, known: number): Found {
  const found = inspectFiles(path)
  lookInto(path, key, db => {
    inspectOpened(db, found)
    refuseFuture(versionOf(db), known)
  })
  return found
}

/**
 * Opens an encrypted database and brings it to this build's shape; one that is not there is made. Nothing is written
 * before it was looked at. Refuses with `vault_damaged`, `vault_truncated`, `vault_log_damaged`, `vault_from_future`,
 * `migration_failed` or `database_busy`, and then leaves it as it was.
 */
export function openMigrated(path: string, key: Uint8Array, migrations: readonly Migration[]): { db: Db; found: Found | null } {
  settleInterrupted(path, key)
  const found = existsSync(path) ? inspect(path, key, migrations.length) : null
  const db = openDatabase(path, key)
  try {
    const version = versionOf(db)
    if (version === 0) migrate(db, migrations)
    else if (version < migrations.length) migrateSafely(db, key, migrations)
    return { db, found }
  } catch (error) {
    db.close()
    throw error
  }
}
