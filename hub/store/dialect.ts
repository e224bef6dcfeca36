import Database from 'better-sqlite3'
import { CompiledQuery, SqliteAdapter, SqliteDriver, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import type { DatabaseConnection, Dialect, SqliteDatabase, SqliteStatement } from 'kysely'

// All that is particular to SQLite, besides the migrations' DDL.

/** Longest wait for another process that is writing, in milliseconds. */
const busyTimeoutMs = 5_000
const mostStatements = 500

/** Kysely compiles the same few texts again and again; preparing each once halves the cost of a small query. */
function withPreparedStatements(database: Database.Database): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>()
  return {
    close: () => database.close(),
    prepare(text) {
      const known = prepared.get(text)
      if (known !== undefined) return known
      if (prepared.size >= mostStatements) prepared.clear()
      const statement = database.prepare(text)
      prepared.set(text, statement)
      return statement
    },
  }
}

class Adapter extends SqliteAdapter {
  /** SQLite does roll back DDL; with this a migration happens as a whole or not at all. */
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

class Driver extends SqliteDriver {
  /** Takes the write lock at once: a deferred transaction that reads and then writes fails when another process wrote. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }
}

/**
 * A database file encrypted whole (AEGIS-256, raw 32-byte key) in WAL mode, every commit on the disk before it is
 * answered, foreign keys enforced. With another key it reads as SQLITE_NOTADB.
 */
export function openSqlite(path: string, key: Uint8Array, options: { create: boolean }): Database.Database {
  const database = new Database(path, { fileMustExist: !options.create, timeout: busyTimeoutMs })
  database.pragma("cipher = 'aegis'")
  database.key(Buffer.concat([Buffer.from('raw:'), key]))
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  database.pragma('secure_delete = ON')
  database.pragma('temp_store = MEMORY')
  return database
}

export const sqliteDialect = (database: Database.Database): Dialect => ({
  createAdapter: () => new Adapter(),
  createDriver: () => new Driver({ database: withPreparedStatements(database) }),
  createIntrospector: db => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
})
