import { randomBytes } from 'node:crypto'
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openMigrated, type Migration } from '../../../electron/core/database/migrate.ts'
import { closeDatabase, type Db } from '../../../electron/core/database/open.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { reasonOf } from '../../support/refusals.ts'

const first: Migration = { name: '0001', up: 'CREATE TABLE a (x INTEGER) STRICT' }
const second: Migration = { name: '0002', up: 'ALTER TABLE a ADD COLUMN y INTEGER NOT NULL DEFAULT 2' }
const third: Migration = { name: '0003', up: 'CREATE TABLE b (z INTEGER) STRICT' }
const key = randomBytes(32)

function oldDatabase(): { folder: string; path: string } {
  const folder = temporaryFolder()
  const path = join(folder, 'x.db')
  const { db } = openMigrated(path, key, [first])
  db.exec('INSERT INTO a VALUES (1), (2)')
  closeDatabase(db)
  return { folder, path }
}

const rows = (db: Db): unknown[] => db.prepare('SELECT * FROM a').all()

describe('migrating', () => {
  test('keeps what was there and leaves no copy behind', () => {
    const { folder, path } = oldDatabase()
    const { db } = openMigrated(path, key, [first, second])
    expect(rows(db)).toEqual([{ x: 1, y: 2 }, { x: 2, y: 2 }])
    closeDatabase(db)
    expect(readdirSync(folder)).toEqual(['x.db'])
  })

  test('has a verified copy beside it while it runs, encrypted under the same key', () => {
    const { folder, path } = oldDatabase()
    const seen: string[] = []
    const look: Migration = { ...second, fill: () => seen.push(...readdirSync(folder)) }
    const { db } = openMigrated(path, key, [first, look])
    closeDatabase(db)
    expect(seen).toContain('x.db.before-migration')
  })

  test('that fails half way puts back what was there, and says so', async () => {
    const { folder, path } = oldDatabase()
    const broken: Migration = { name: '0003', up: 'DELETE FROM a; SELECT no_such_function()' }
    expect(await reasonOf(() => openMigrated(path, key, [first, second, broken]))).toBe('migration_failed')
    expect(readdirSync(folder)).toEqual(['x.db'])
    const { db } = openMigrated(path, key, [first])
    expect(rows(db)).toEqual([{ x: 1 }, { x: 2 }])
    closeDatabase(db)
  })

  test('that leaves a reference to nothing fails', async () => {
    const { path } = oldDatabase()
    const dangling: Migration = { name: '0002', up: 'CREATE TABLE c (x INTEGER REFERENCES d (x)) STRICT; CREATE TABLE d (x INTEGER PRIMARY KEY) STRICT; PRAGMA defer_foreign_keys = ON; INSERT INTO c VALUES (5)' }
    expect(await reasonOf(() => openMigrated(path, key, [first, dangling]))).toBe('migration_failed')
  })

  test('interrupted at any point leaves the old or the new, never a half', () => {
    const { folder, path } = oldDatabase()
    const moments = temporaryFolder()
    const take = (moment: string): void => cpSync(folder, join(moments, moment), { recursive: true })
    take('before')
    const { db } = openMigrated(path, key, [first, { ...second, fill: () => take('within a step') }, { ...third, fill: () => take('between steps') }])
    take('after')
    closeDatabase(db)
    // Not verified yet: the copy is still there. Half of it on the disk: the log is gone, the copy is still there.
    for (const [from, to] of [['after', 'not verified'], ['before', 'half put back']] as const) {
      cpSync(join(moments, from), join(moments, to), { recursive: true })
      cpSync(join(moments, 'within a step', 'x.db.before-migration'), join(moments, to, 'x.db.before-migration'))
    }
    const draft = join(moments, 'copying')
    cpSync(join(moments, 'before'), draft, { recursive: true })
    cpSync(join(moments, 'before', 'x.db'), join(draft, 'x.db.before-migration.draft'))
    for (const moment of readdirSync(moments)) {
      const again = openMigrated(join(moments, moment, 'x.db'), key, [first, second, third])
      expect(rows(again.db), moment).toEqual([{ x: 1, y: 2 }, { x: 2, y: 2 }])
      closeDatabase(again.db)
      expect(readdirSync(join(moments, moment)), moment).toEqual(['x.db'])
    }
  })

  test('never begins on what a later build has written, and leaves its bytes as they are', async () => {
    const { path } = oldDatabase()
    const { db } = openMigrated(path, key, [first, second, third])
    db.exec('INSERT INTO b VALUES (1)')
    const left = temporaryFolder()
    for (const end of ['', '-wal']) cpSync(path + end, join(left, `x.db${end}`))
    closeDatabase(db)
    const bytes = (): Buffer[] => ['', '-wal'].map(end => readFileSync(join(left, `x.db${end}`)))
    const before = bytes()
    expect(await reasonOf(() => openMigrated(join(left, 'x.db'), key, [first]))).toBe('vault_from_future')
    expect(bytes()).toEqual(before)
    expect(existsSync(join(left, 'x.db-shm'))).toBe(false)
  })
})
