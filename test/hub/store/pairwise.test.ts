import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { describe, expect, it } from 'vitest'
import { openSqlite, sqliteDialect } from '../../../hub/store/dialect.ts'
import { hubMigrations, openStore } from '../../../hub/store/store.ts'
import { sequence } from '../../support/chance.ts'
import { fillTables, lostBetween, readTables, type Hints } from '../../support/filling.ts'
import { temporaryFolder } from '../../support/folders.ts'

// A hub's database of every earlier version, full of rows, is brought to the next one and from there to the newest.

const seed = 20_261_130
const names = Object.keys(hubMigrations)

const hints: Hints = {
  'hub.only': [1],
  'handling_counts.only': [1],
  'escalations.severity': ['S1', 'S2', 'S3'],
  'escalations.category': ['threat', 'unsure'],
  'escalations.state': ['received', 'acknowledged'],
}

/** What a migration means to change. */
const meant: Readonly<Record<string, readonly string[]>> = {
  // Steps of cases take the place of transitions, and clocks are set anew.
  '0004-cases': ['escalation_transitions', 'escalations.due_at'],
  // Kept figures are counted anew.
  '0024-groups': ['shift_rollups.shift', 'shift_rollups.figures', 'shift_rollups.until'],
}

async function migrateTo(path: string, key: Buffer, name: string): Promise<void> {
  const db = new Kysely<unknown>({ dialect: sqliteDialect(openSqlite(path, key, { create: true })) })
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => ({ ...hubMigrations }) } }).migrateTo(name)
  await db.destroy()
  if (error !== undefined) throw error
}

function inside<T>(path: string, key: Buffer, use: (database: ReturnType<typeof openSqlite>) => T): T {
  const database = openSqlite(path, key, { create: false })
  try {
    return use(database)
  } finally {
    database.close()
  }
}

describe('a hub of every earlier version', () => {
  it.each(names.slice(0, -1).map((name, index) => [name, names[index + 1] ?? ''] as const))('of %s keeps every row on its way to %s, and on to the newest', async (name, next) => {
    const folder = temporaryFolder()
    const path = join(folder, 'hub.db')
    const key = randomBytes(32)
    await migrateTo(path, key, name)
    const before = inside(path, key, database => {
      fillTables(database, sequence(seed + names.indexOf(name)), hints)
      return readTables(database)
    })
    const compare = (upTo: string): void =>
      inside(path, key, database => {
        const passed = names.slice(names.indexOf(name) + 1, names.indexOf(upTo) + 1).flatMap(one => meant[one] ?? [])
        expect(lostBetween(before, readTables(database)).filter(lost => !passed.includes(lost)), upTo).toEqual([])
        expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
        expect(database.pragma('foreign_key_check')).toEqual([])
      })
    await migrateTo(path, key, next)
    compare(next)
    await (await openStore(path, key)).destroy()
    compare(names.at(-1) ?? '')
    expect(readdirSync(folder).filter(file => file.includes('before'))).toEqual([])
  })
})
