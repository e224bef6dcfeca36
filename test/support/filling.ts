import type Database from 'better-sqlite3'
import { pick, type Chance } from './chance.ts'

// Fills and reads any database by its schema alone, so that tables added later are tested without anybody's doing.

type Value = string | number | Buffer | null
export type Row = Record<string, Value>
/** Values to choose from for `table.column`, where the schema does not tell what fits. */
export type Hints = Readonly<Record<string, readonly Value[]>>

type Column = { name: string; type: string; notnull: number; pk: number }
type Reference = { id: number; table: string; from: string; to: string | null }
type Table = { name: string; columns: Column[]; references: Reference[]; choices: Map<string, Value[]> }

const rowsEach = 3
const mostAttempts = 400
const ofTheMigrator = /^kysely_/

const unquoted = (text: string): Value => (text.startsWith(`'`) ? text.slice(1, -1) : Number(text))

function choicesIn(sql: string): Map<string, Value[]> {
  const lists = sql.matchAll(/(\w+) in \(([^)]*)\)/gi)
  return new Map(Array.from(lists, ([, column = '', list = '']) => [column, list.split(',').map(item => unquoted(item.trim()))]))
}

/** Every table that holds rows of its own: no index of words, nor what lies behind one. */
function tablesOf(db: Database.Database): Table[] {
  const all = db.prepare<[], { name: string; sql: string }>(`SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY name`).all()
  const virtual = all.filter(({ sql }) => /^create virtual/i.test(sql)).map(({ name }) => name)
  const own = all.filter(({ name }) => !ofTheMigrator.test(name) && !virtual.some(index => name === index || name.startsWith(`${index}_`)))
  return own.map(({ name, sql }) => ({
    name,
    columns: db.pragma(`table_info("${name}")`) as Column[],
    references: db.pragma(`foreign_key_list("${name}")`) as Reference[],
    choices: choicesIn(sql),
  }))
}

function inOrder(tables: readonly Table[]): Table[] {
  const done: Table[] = []
  while (done.length < tables.length) {
    const next = tables.filter(table => !done.includes(table) && table.references.every(({ table: parent }) => parent === table.name || done.some(({ name }) => name === parent)))
    if (next.length === 0) throw new Error('Tables refer to one another in a circle')
    done.push(...next)
  }
  return done
}

function readTable(db: Database.Database, name: string): Row[] {
  return db.prepare<[], Row>(`SELECT * FROM "${name}"`).all()
}

/** Puts rows into every table, whatever its constraints ask. Throws where it finds none that fit. */
export function fillTables(db: Database.Database, chance: Chance, hints: Hints = {}): void {
  let last = 0
  const tables = tablesOf(db)
  const referred = ({ name: own, references }: Table): Row => {
    const row: Row = {}
    for (const { id, table, from, to } of references) {
      // The columns of one reference go together.
      if (from in row || table === own) continue
      const parent = pick(chance, readTable(db, table))
      const keys = tables.find(({ name }) => name === table)?.columns.filter(({ pk }) => pk > 0).toSorted((a, b) => a.pk - b.pk) ?? []
      const together = references.filter(one => one.id === id)
      for (const [index, one] of together.entries()) row[one.from] = parent[to === null ? (keys[index]?.name ?? '') : (one.to ?? '')] ?? null
    }
    return row
  }
  const valueOf = (table: Table, { name, type, notnull, pk }: Column, place: number): Value => {
    const choices = hints[`${table.name}.${name}`] ?? table.choices.get(name)
    if (choices !== undefined) return pick(chance, choices)
    if (notnull === 0 && pk === 0 && chance() < 0.4) return null
    if (type === 'INTEGER') return place * 1_000 + last
    if (type === 'REAL') return last + 0.5
    return type === 'BLOB' ? Buffer.from(`${table.name} ${last}`) : `${table.name}.${name}.${last}`
  }
  const attempt = (table: Table): boolean => {
    last++
    const parents = referred(table)
    const row = table.columns.map((column, place) => {
      const parent = parents[column.name]
      return parent === undefined || (column.notnull === 0 && column.pk === 0 && chance() < 0.3) ? valueOf(table, column, place) : parent
    })
    try {
      db.prepare(`INSERT INTO "${table.name}" (${table.columns.map(({ name }) => `"${name}"`).join(', ')}) VALUES (${row.map(() => '?').join(', ')})`).run(row)
      return true
    } catch (error) {
      if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT')) return false
      throw error
    }
  }
  for (const table of inOrder(tables)) {
    let rows = 0
    for (let attempts = 0; attempts < mostAttempts && rows < rowsEach; attempts++) rows += attempt(table) ? 1 : 0
    if (rows === 0 && readTable(db, table.name).length === 0) throw new Error(`No row fits into ${table.name}`)
  }
}

export const readTables = (db: Database.Database): Map<string, Row[]> => new Map(tablesOf(db).map(({ name }) => [name, readTable(db, name)]))

const inWords = (row: Row): string => JSON.stringify(row, (_, value: unknown) => (Buffer.isBuffer(value) ? value.toString('hex') : value))

/** What is in `before` and not in `after`: names of tables and of columns, and of columns whose values are others. */
export function lostBetween(before: ReadonlyMap<string, Row[]>, after: ReadonlyMap<string, Row[]>): string[] {
  return [...before].flatMap(([table, rows]) => {
    const now = after.get(table)
    if (now === undefined) return [table]
    const columns = Object.keys(rows[0] ?? {})
    const lost = columns.filter(column => now[0] !== undefined && !(column in now[0]))
    const kept = columns.filter(column => !lost.includes(column))
    const same = (names: readonly string[]): boolean => {
      const project = (all: readonly Row[]): string[] => all.map(row => inWords(Object.fromEntries(names.map(name => [name, row[name] ?? null])))).toSorted()
      return JSON.stringify(project(rows)) === JSON.stringify(project(now))
    }
    const changed = same(kept) ? [] : kept.filter(column => !same([column]))
    // Rows may have been shuffled among one another without a single column telling.
    const shuffled = !same(kept) && changed.length === 0 ? [`${table}.*`] : []
    return [...lost, ...changed].map(column => `${table}.${column}`).concat(shuffled)
  })
}
