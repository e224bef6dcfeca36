import { setTimeout } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { CompiledQuery, sql, SqliteAdapter, SqliteDriver, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import { codeOf } from '../fault.ts'
import type { DatabaseConnection, Dialect, Insertable, Kysely, SqliteDatabase, SqliteStatement } from 'kysely'
import type { Tables } from './tables.ts'

// All that is particular to SQLite, besides the migrations' DDL.

/** Longest wait for another process that is writing, in milliseconds; the event loop goes on meanwhile. */
const mostWaitMs = 5_000
/** Spent inside SQLite, where nothing else goes on. */
const busyTimeoutMs = 10
const mostStatements = 500
/** Pages in the log before they are taken over into the database: many workstations at once write the same ones again and again. */
const checkpointPages = 8_000

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

const isBusy = (error: unknown): boolean => codeOf(error).startsWith('SQLITE_BUSY')

/** Tries again while another process writes; what it still says after that long is thrown. */
async function whenFree<T>(run: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + mostWaitMs
  for (;;) {
    try {
      return await run()
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) throw error
      await setTimeout(5)
    }
  }
}

class Driver extends SqliteDriver {
  readonly #database: Database.Database

  constructor(database: Database.Database) {
    super({ database: withPreparedStatements(database) })
    this.#database = database
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection()
    return {
      executeQuery: query => whenFree(() => connection.executeQuery(query)),
      streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
    }
  }

  /** Takes the write lock at once: a deferred transaction that reads and then writes fails when another process wrote. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }

  /** A full disk has SQLite roll back by itself; a second attempt would hide that reason behind its own. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) await super.rollbackTransaction(connection)
  }
}

/**
 * A database file encrypted whole (AEGIS-256, raw 32-byte key) in WAL mode, every commit on the disk before it is
 * answered, foreign keys enforced. With another key it reads as SQLITE_NOTADB.
 */
export function openSqlite(path: string, key: Uint8Array, options: { create: boolean }): Database.Database {
  const database = new Database(path, { fileMustExist: !options.create, timeout: mostWaitMs })
  database.pragma("cipher = 'aegis'")
  database.key(Buffer.concat([Buffer.from('raw:'), key]))
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma(`wal_autocheckpoint = ${checkpointPages}`)
  database.pragma('foreign_keys = ON')
  database.pragma('secure_delete = ON')
  database.pragma('temp_store = MEMORY')
  database.pragma(`busy_timeout = ${busyTimeoutMs}`)
  return database
}

/** Empties the write-ahead log into the database, so that nothing deleted lingers in it. Another reader may put it off. */
export const emptyLog = async <T>(store: Kysely<T>): Promise<void> => {
  await sql`pragma wal_checkpoint(truncate)`.execute(store)
}

export const sqliteDialect = (database: Database.Database): Dialect => ({
  createAdapter: () => new Adapter(),
  createDriver: () => new Driver(database),
  createIntrospector: db => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
})

const texts = new Map<string, string>()

function insertText(table: string, columns: readonly string[], rows: number): string {
  const key = `${table} ${columns.join(' ')} ${rows}`
  const known = texts.get(key)
  if (known !== undefined) return known
  const row = `(${columns.map(() => '?').join(', ')})`
  const text = `insert into "${table}" (${columns.map(column => `"${column}"`).join(', ')}) values ${Array.from({ length: rows }, () => row).join(', ')}`
  texts.set(key, text)
  return text
}

/** Rows of one shape a statement; their texts are kept, so that there are no more of them than the few sizes below. */
const sizes = [100, 10, 1]

/**
 * Adds many rows of the same columns. Where rows come by the thousand, building a query anew for each takes longer than
 * all that the database does with it.
 */
export async function insertRows<T extends keyof Tables>(store: Kysely<Tables>, table: T, rows: readonly Insertable<Tables[T]>[]): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const columns = Object.keys(first) as (keyof typeof first & string)[]
  let from = 0
  for (const size of sizes) {
    for (; rows.length - from >= size; from += size) {
      const values = rows.slice(from, from + size).flatMap(row => columns.map(column => row[column]))
      await store.executeQuery(CompiledQuery.raw(insertText(table, columns, size), values))
    }
  }
}
