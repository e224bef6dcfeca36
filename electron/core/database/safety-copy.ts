import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { failureOf, Refusal } from '../refusal.ts'
import { isWhole, walOf } from './inspect.ts'
import { lookInto, versionOf, type Db } from './open.ts'

// A copy from before a migration, encrypted under the same key. It bears its name only once it has been verified, so
// that whatever was interrupted, either it or the database beside it is whole.

const copyOf = (path: string): string => `${path}.before-migration`
const draftOf = (path: string): string => `${copyOf(path)}.draft`

/** Rows of every table. */
function countRows(db: Db): Map<string, number> {
  const tables = db.prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY name`).all()
  return new Map(tables.map(({ name }) => [name, Number(db.prepare(`SELECT count(*) FROM "${name}"`).pluck().get())]))
}

const areSame = (one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): boolean =>
  one.size === other.size && [...one].every(([name, count]) => other.get(name) === count)

/** Brings a finished file or folder entry to the disk; folders cannot be synced on Windows, whose renames need none. */
function sync(path: string): void {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function syncFolderOf(path: string): void {
  if (process.platform !== 'win32') sync(dirname(path))
}

/** Makes and verifies the copy; everything in the log goes into the database first. Refuses with `vault_damaged`. */
export function makeSafetyCopy(db: Db, key: Uint8Array): void {
  const draft = draftOf(db.name)
  rmSync(draft, { force: true })
  try {
    db.pragma('wal_checkpoint(TRUNCATE)')
    db.prepare('VACUUM INTO ?').run(draft)
    const good = lookInto(draft, key, copy =>
      copy.pragma('integrity_check(1)', { simple: true }) === 'ok' && versionOf(copy) === versionOf(db) && areSame(countRows(copy), countRows(db)))
    if (!good) throw new Refusal('vault_damaged')
    sync(draft)
    renameSync(draft, copyOf(db.name))
    syncFolderOf(draft)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}

export function discardSafetyCopy(path: string): void {
  rmSync(draftOf(path), { force: true })
  rmSync(copyOf(path), { force: true })
}

/** Puts the copy in the place of the database, which is closed; may be interrupted and done again. */
export function goBack(path: string): void {
  for (const beside of [walOf(path), `${path}-shm`]) rmSync(beside, { force: true })
  renameSync(copyOf(path), path)
  syncFolderOf(path)
}

/** Whether a database is whole and newer than a version; refuses where another process has it open. */
function isWholeBeyond(version: number, path: string, key: Uint8Array): boolean {
  try {
    return lookInto(path, key, db => versionOf(db) > version && isWhole(db))
  } catch (error) {
    if (failureOf(error)?.reason === 'database_busy') throw error
    return false
  }
}

/** After a migration that was interrupted: what it made is kept where it is whole, else the copy goes back. */
export function settleInterrupted(path: string, key: Uint8Array): void {
  const copy = copyOf(path)
  if (existsSync(copy)) {
    if (!isWholeBeyond(lookInto(copy, key, versionOf), path, key)) return goBack(path)
  }
  discardSafetyCopy(path)
}
