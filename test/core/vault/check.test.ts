import { randomBytes } from 'node:crypto'
import { closeSync, openSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase, type Db } from '../../../electron/core/database/open.ts'
import { createVaultChecker } from '../../../electron/core/vault/check.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { makeClip } from '../../support/clips.ts'
import { openWorkplace } from '../../support/in-test.ts'

const pageBytes = 4_096

/** A database with sound, answers, an index and a part of one, all of it in its file. */
function filled(): { db: Db; path: string } {
  const path = join(temporaryFolder(), 'vault.db')
  const db = openDatabase(path, randomBytes(32))
  onTestFinished(() => void db.close())
  db.exec(`CREATE TABLE clip_audio (clip TEXT NOT NULL PRIMARY KEY, ciphertext BLOB NOT NULL) STRICT;
    CREATE TABLE decision (clip TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
    CREATE INDEX decision_at ON decision (at) WHERE at > 3;
    CREATE TABLE setting (key TEXT NOT NULL PRIMARY KEY, value TEXT) STRICT, WITHOUT ROWID;
    INSERT INTO setting VALUES ('theme', 'dark');`)
  db.transaction(() => {
    for (let n = 0; n < 40; n++) db.prepare('INSERT INTO clip_audio VALUES (?, ?)').run(`c-${n}`, randomBytes(40_000))
    for (let n = 0; n < 4_000; n++) db.prepare('INSERT INTO decision VALUES (?, ?)').run(`c-${n}`, n)
  })()
  db.pragma('wal_checkpoint(TRUNCATE)')
  return { db, path }
}

function checkerOf(db: Db) {
  const told: number[] = []
  const faults: unknown[] = []
  const checker = createVaultChecker({ db, now: () => 7_000, emit: () => void told.push(checker.handlers['vault.checked']().done), report: error => void faults.push(error) })
  const ended = () => expect.poll(() => checker.handlers['vault.checked']().running, { timeout: 10_000 }).toBe(false)
  return { ...checker, told, faults, ended }
}

/** Alters one byte in a page; pages count from 1. */
function spoil(path: string, page: number): void {
  const file = openSync(path, 'r+')
  writeSync(file, randomBytes(16), 0, 16, (page - 1) * pageBytes + 100)
  closeSync(file)
}

test('a vault that is whole is found so, and progress is told on the way', async () => {
  const { db } = filled()
  const { handlers, told, faults, ended } = checkerOf(db)
  expect(handlers['vault.check']()).toMatchObject({ running: true, checkedAt: null })
  await ended()
  expect(faults).toEqual([])
  expect(handlers['vault.checked']()).toEqual({ running: false, done: 4_041, total: 4_041, checkedAt: 7_000, damaged: [] })
  expect(told.some(done => done > 0 && done < 4_041)).toBe(true)
})

test('damage anywhere in it is found, and named by what it belongs to', async () => {
  const { db, path } = filled()
  const pages = statSync(path).size / pageBytes
  const root = (name: string) => Number(db.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(name))
  spoil(path, root('decision'))
  const first = checkerOf(db)
  first.handlers['vault.check']()
  await first.ended()
  expect(first.handlers['vault.checked']()).toMatchObject({ damaged: ['work'], checkedAt: 7_000 })
  // Most of the file is sound, on pages of its own that no key is read from.
  spoil(path, Math.floor(pages / 2))
  const second = checkerOf(db)
  second.handlers['vault.check']()
  await second.ended()
  expect(second.handlers['vault.checked']().damaged.toSorted()).toEqual(['sound', 'work'])
  expect([...first.faults, ...second.faults]).toEqual([])
})

test('damage of an index alone is found as well', async () => {
  const { db, path } = filled()
  spoil(path, Number(db.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'decision_at'`).pluck().get()))
  const { handlers, ended } = checkerOf(db)
  handlers['vault.check']()
  await ended()
  expect(handlers['vault.checked']().damaged).toEqual(['work'])
})

test('a person at work goes on meanwhile, and a lock cuts it short', async () => {
  const place = await openWorkplace([makeClip('turn on the light')])
  await place.ask('shift.start', { zone: 'UTC' })
  await place.ask('vault.check', {})
  expect(await place.ask('clips.current', {})).toMatchObject({ clip: expect.any(String) })
  await expect.poll(async () => (await place.ask('vault.checked', {})).checkedAt, { timeout: 10_000 }).not.toBeNull()
  expect(await place.ask('vault.checked', {})).toMatchObject({ running: false, damaged: [] })
  expect(place.faults).toEqual([])
})
