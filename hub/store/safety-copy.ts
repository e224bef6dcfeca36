import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import type Database from 'better-sqlite3'
import { HubFault } from '../fault.ts'
import { openSqlite } from './dialect.ts'

const copyOf = (path: string): string => `${path}.before-migration`

const isWhole = (database: Database.Database): boolean => {
  try {
    return database.pragma('quick_check(1)', { simple: true }) === 'ok' && (database.pragma('foreign_key_check') as unknown[]).length === 0
  } catch {
    return false
  }
}

const rowsOf = (database: Database.Database): string => {
  const tables = database.prepare<[], { name: string }>(`select name from sqlite_schema where type = 'table' order by name`).all()
  return JSON.stringify(tables.map(({ name }) => [name, database.prepare(`select count(*) from "${name}"`).pluck().get()]))
}

/** A verified copy, encrypted under the same key, in its place as a whole or not at all. */
function makeCopy(database: Database.Database, path: string, key: Uint8Array): void {
  // Several commands may start at once; each makes its own, and the last one stays.
  const draft = `${copyOf(path)}.${process.pid}`
  rmSync(draft, { force: true })
  try {
    const rows = rowsOf(database)
    database.prepare('vacuum into ?').run(draft)
    const copy = openSqlite(draft, key, { create: false })
    const good = isWhole(copy) && rowsOf(copy) === rows
    copy.close()
    if (!good) throw new HubFault('hub_damaged', `The database ${path} could not be copied whole, so it was not brought to this version.`, 'It was left as it is.', 'Restore it from a backup, or try again; workstations send again what it lacks.')
    const file = openSync(draft, 'r')
    fsyncSync(file)
    closeSync(file)
    renameSync(draft, copyOf(path))
  } finally {
    rmSync(draft, { force: true })
  }
}

/**
 * Changes a database's shape with a copy at hand. The change itself happens as a whole or not at all; the copy is for
 * a disk that fails meanwhile, and goes once what came of it has been verified.
 */
export async function withSafetyCopy(database: Database.Database, path: string, key: Uint8Array, change: () => Promise<void>): Promise<void> {
  makeCopy(database, path, key)
  const failed = await change().then(() => null, (error: unknown) => ({ error }))
  if (!isWhole(database)) {
    throw new HubFault('migration_failed', `The database ${path} is damaged since it was brought to this version.`, `As it was before, it lies whole in ${copyOf(path)}.`, 'Stop every command on this hub, move the damaged database and its -wal file away, and give the copy its name.')
  }
  discardCopy(path)
  if (failed !== null) throw failed.error
}

const discardCopy = (path: string): void => rmSync(copyOf(path), { force: true })

/** What a migration left that was interrupted between its end and its verification. */
export function discardLeftover(database: Database.Database, path: string): void {
  if (existsSync(copyOf(path)) && isWhole(database)) discardCopy(path)
}
