import { rmSync } from 'node:fs'
import Database from 'better-sqlite3'

export type Db = Database.Database

/** Nobody else should have it open; a moment's patience is for the one that is just ending. */
const patienceMs = 300

function unlockWith(db: Db, key: Uint8Array): void {
  db.pragma(`cipher = 'aegis'`)
  db.key(Buffer.concat([Buffer.from('raw:'), key]))
}

function openWith(path: string, options: Database.Options, settle: (db: Db) => void): Db {
  const db = new Database(path, options)
  try {
    settle(db)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** A checkpoint holds up whatever comes next; small ones, more often, are over in a few milliseconds. */
const checkpointPages = 200

/**
 * Opens an encrypted database (cipher AEGIS-256, raw key, no key derivation) for this process alone and durably: WAL,
 * every commit synced, deleted content overwritten, temporary tables in memory.
 * A wrong key shows as SQLITE_NOTADB, another process as SQLITE_BUSY, both at this call.
 */
export const openDatabase = (path: string, key: Uint8Array): Db =>
  openWith(path, { timeout: patienceMs }, db => {
    unlockWith(db, key)
    db.pragma('locking_mode = EXCLUSIVE')
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.pragma(`wal_autocheckpoint = ${checkpointPages}`)
    db.pragma('secure_delete = ON')
    db.pragma('temp_store = MEMORY')
    db.pragma('foreign_keys = ON')
  })

/** Runs a look into a database; neither it nor its log is changed by that, nor by closing it again. */
export function lookInto<T>(path: string, key: Uint8Array, look: (db: Db) => T): T {
  const db = openWith(path, { readonly: true, fileMustExist: true, timeout: patienceMs }, opened => unlockWith(opened, key))
  try {
    return look(db)
  } finally {
    db.close()
    rmSync(`${path}-shm`, { force: true })
  }
}

export const versionOf = (db: Db): number => Number(db.pragma('user_version', { simple: true }))

/** Empties the write-ahead log into the database, so that nothing deleted lingers in it, and closes. */
export function closeDatabase(db: Db): void {
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
}
