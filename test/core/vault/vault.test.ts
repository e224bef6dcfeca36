import { randomBytes, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeSealingPair } from '../../../electron/core/crypto/signing.ts'
import { migrate } from '../../../electron/core/database/migrate.ts'
import { closeDatabase, openDatabase } from '../../../electron/core/database/open.ts'
import { makeVault, openVault, vaultPaths } from '../../../electron/core/vault/vault.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { reasonOf } from '../../support/refusals.ts'

const passphrase = 'correct horse battery'
const time = { now: () => 1_000, random: randomBytes }

async function make() {
  const folder = temporaryFolder()
  const half = { device: randomUUID(), secret: randomBytes(32) }
  const made = await makeVault(folder, passphrase, half, { hub: randomUUID(), recoveryKey: makeSealingPair().publicKey }, time)
  made.finish({ person: randomUUID(), code: 'r-101', role: 'reviewer' })
  return { folder, half, open: () => openVault(folder, passphrase, half, time) }
}

describe('a vault', () => {
  test('opens for its person, with a stream that has begun', async () => {
    const vault = await (await make()).open()
    expect(vault.stream.counts()).toEqual({ waiting: 0, parked: 0 })
    expect(vault.stream.unsent(1)[0]?.envelope).toMatchObject({ seq: 1, type: 'stream.opened', prev: null })
    vault.close()
  })

  test('lies on the disk as noise, its log included', async () => {
    const { folder, open } = await make()
    const vault = await open()
    vault.db.prepare('INSERT INTO setting VALUES (?, ?)').run('greeting', 'taylor swift on the kitchen speaker')
    const files = readdirSync(folder)
    expect(files).toContain('vault.db-wal')
    for (const file of files) expect(readFileSync(join(folder, file)).includes('taylor swift'), file).toBe(false)
    expect(readFileSync(vaultPaths(folder).vault).subarray(0, 16).toString('latin1')).not.toContain('SQLite')
    vault.close()
  })

  test('written by a later build is refused and left as it was', async () => {
    const { folder, half, open } = await make()
    const vault = await open()
    vault.db.pragma('user_version = 99')
    vault.close()
    expect(await reasonOf(() => openVault(folder, passphrase, half, time))).toBe('vault_from_future')
    expect(await reasonOf(() => openVault(folder, passphrase, half, time))).toBe('vault_from_future')
  })

  test('that is damaged or missing is named as damaged', async () => {
    const { folder, open } = await make()
    const { vault } = vaultPaths(folder)
    writeFileSync(vault, Buffer.concat([randomBytes(4096), readFileSync(vault).subarray(4096)]))
    expect(await reasonOf(open)).toBe('vault_damaged')
    truncateSync(vault, 100)
    expect(await reasonOf(open)).toBe('vault_damaged')
  })

  test('is open in one place only', async () => {
    const { open } = await make()
    const vault = await open()
    expect(await reasonOf(open)).toBe('database_busy')
    vault.close()
  })
})

describe('migrating', () => {
  const first = { name: '0001', up: 'CREATE TABLE a (x INTEGER) STRICT; INSERT INTO a VALUES (1)' }
  const second = { name: '0002', up: 'ALTER TABLE a ADD COLUMN y INTEGER NOT NULL DEFAULT 2' }
  const broken = { name: '0002', up: 'ALTER TABLE a ADD COLUMN y INTEGER NOT NULL DEFAULT 2; SELECT no_such_function()' }

  test('keeps what was there and leaves no copy behind', () => {
    const folder = temporaryFolder()
    const key = randomBytes(32)
    const db = openDatabase(join(folder, 'x.db'), key)
    migrate(db, [first])
    migrate(db, [first, second])
    expect(db.prepare('SELECT * FROM a').all()).toEqual([{ x: 1, y: 2 }])
    closeDatabase(db)
    expect(readdirSync(folder)).toEqual(['x.db'])
  })

  test('that fails half way changes nothing and keeps the copy, encrypted', () => {
    const folder = temporaryFolder()
    const db = openDatabase(join(folder, 'x.db'), randomBytes(32))
    migrate(db, [first])
    expect(() => migrate(db, [first, broken])).toThrow()
    expect(db.prepare('SELECT * FROM a').all()).toEqual([{ x: 1 }])
    expect(db.pragma('user_version', { simple: true })).toBe(1)
    expect(readFileSync(join(folder, 'x.db.before-2')).includes('SQLite')).toBe(false)
    closeDatabase(db)
  })
})
