import Database from 'better-sqlite3'

export type Db = Database.Database

/** Nobody else should have it open; a moment's patience is for the one that is just ending. */
const patienceMs = 300

/**
 * Opens an encrypted database (cipher AEGIS-256, raw key, no key derivation) for this process alone and durably: WAL,
 * every commit synced, deleted content overwritten, temporary tables in memory.
 * A wrong key shows as SQLITE_NOTADB, another process as SQLITE_BUSY, both at this call.
 */
export function openDatabase(path: string, key: Uint8Array): Db {
  const db = new Database(path, { timeout: patienceMs })
  try {
    db.pragma(`cipher = 'aegis'`)
    db.key(Buffer.concat([Buffer.from('raw:'), key]))
    db.pragma('locking_mode = EXCLUSIVE')
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.pragma('secure_delete = ON')
    db.pragma('temp_store = MEMORY')
    db.pragma('foreign_keys = ON')
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** Empties the write-ahead log into the database, so that nothing deleted lingers in it, and closes. */
export function closeDatabase(db: Db): void {
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
}
