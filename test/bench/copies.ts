import type { openSqlite } from '../../hub/store/dialect.ts'

type Database = ReturnType<typeof openSqlite>

const weekMs = 7 * 86_400_000

const anew = (column: string): string => `:tag || substr(${column}, 9) as ${column}`
const earlier = (column: string): string => `${column} - :back as ${column}`

/**
 * What becomes of each table's columns in a copy: an id begins with the copy's own eight digits, an instant lies that
 * many weeks earlier, all else stays. `of` tells the rows of the first weeks from their copies. Parents come before
 * children, and kept figures last, because triggers take them away while the rows that they tell of are written.
 */
const copied: Readonly<Record<string, { of: string; changed: readonly string[] }>> = {
  batches: { of: 'id in (select batch from first_leases)', changed: [anew('id'), earlier('created_at')] },
  leases: { of: 'id in (select id from first_leases)', changed: [anew('id'), anew('batch'), earlier('starts_at'), earlier('ends_at')] },
  streams: { of: 'id in (select id from first_streams)', changed: [anew('id'), earlier('opened_at'), earlier('last_contact_at')] },
  events: { of: 'stream in (select id from first_streams)', changed: [anew('stream'), anew('id'), earlier('at'), earlier('received_at')] },
  event_payloads: { of: 'stream in (select id from first_streams)', changed: [anew('stream')] },
  shifts: { of: 'stream in (select id from first_streams)', changed: [anew('id'), anew('stream'), earlier('started_at'), earlier('ended_at')] },
  shift_steps: { of: 'shift in (select id from first_shifts)', changed: [anew('shift'), earlier('at')] },
  shift_corrections: { of: 'shift in (select id from first_shifts)', changed: [anew('shift'), earlier('at'), earlier('from_at'), earlier('to_at')] },
  decisions: { of: 'stream in (select id from first_streams)', changed: [anew('stream'), anew('batch'), anew('lease'), anew('shift'), earlier('at'), earlier('withdrawn_at')] },
  shift_rollups: { of: 'shift in (select id from first_shifts)', changed: [anew('shift'), earlier('until')] },
}

/** Given by the database, and different in every row. */
const numbered = new Set(['number'])

const nameOf = (expression: string): string => expression.slice(expression.lastIndexOf(' ') + 1)

function copyStatement(database: Database, table: string, { of, changed }: { of: string; changed: readonly string[] }): string {
  const columns = database.prepare<[], { name: string }>(`select name from pragma_table_info('${table}')`).all().map(({ name }) => name).filter(name => !numbered.has(name))
  const values = columns.map(name => changed.find(expression => nameOf(expression) === name) ?? name)
  return `insert into ${table} (${columns.join(', ')}) select ${values.join(', ')} from ${table} where ${of}`
}

/**
 * Writes what a hub has recorded of its shifts again and again, each time a week earlier, until it holds `events`; gives
 * how many it holds. Rows are those that recorders wrote, but that copies share clips, and that their chains and
 * payloads tell of the first ones' ids. Nobody else may have the database open; what it does is not durable until it is through.
 */
export function copyWeeks(database: Database, events: number): number {
  const count = database.prepare<[], number>('select count(*) from events').pluck()
  const first = count.get() ?? 0
  const copies = Math.ceil((events - first) / first)
  if (copies <= 0) return first
  for (const setting of ['journal_mode = OFF', 'synchronous = OFF', 'secure_delete = OFF', 'foreign_keys = OFF', 'temp_store = FILE', 'cache_size = -200000']) database.pragma(setting)
  database.exec(`
    create temp table first_streams as select id from streams;
    create temp table first_leases as select id, batch from leases;
    create temp table first_shifts as select id from shifts`)
  // Each written once over all rows: filled row by row they would be most of the work.
  const indexes = database.prepare<[], { name: string; sql: string }>(
    `select name, sql from sqlite_schema where type = 'index' and sql is not null and tbl_name in (${Object.keys(copied).map(table => `'${table}'`).join(', ')})`).all()
  // Triggers would look for kept figures of every row, and there are none yet.
  const triggers = database.prepare<[], { name: string; sql: string }>(`select name, sql from sqlite_schema where type = 'trigger' and name like '%_insert_new_rollup'`).all()
  for (const { name } of indexes) database.exec(`drop index ${name}`)
  for (const { name } of triggers) database.exec(`drop trigger ${name}`)
  const statements = Object.entries(copied).map(([table, columns]) => database.prepare(copyStatement(database, table, columns)))
  for (let copy = 1; copy <= copies; copy++) {
    database.transaction(() => {
      for (const statement of statements) statement.run({ tag: copy.toString(16).padStart(8, '0'), back: copy * weekMs })
    })()
  }
  for (const { sql } of [...indexes, ...triggers]) database.exec(sql)
  database.pragma('journal_mode = WAL')
  return count.get() ?? 0
}
