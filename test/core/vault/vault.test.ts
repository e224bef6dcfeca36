import { randomBytes, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeSealingPair } from '../../../electron/core/crypto/signing.ts'
import { makeVault, openKeyedVault, openVaultKey, vaultPaths } from '../../../electron/core/vault/vault.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { reasonOf } from '../../support/refusals.ts'

const passphrase = 'correct horse battery'
const time = { now: () => 1_000, random: randomBytes }

async function make() {
  const folder = temporaryFolder()
  const half = { device: randomUUID(), secret: randomBytes(32) }
  const made = await makeVault(folder, passphrase, half, { hub: randomUUID(), recoveryKey: makeSealingPair().publicKey }, time)
  made.finish({ person: randomUUID(), code: 'r-101', role: 'reviewer' })
  const open = async () => openKeyedVault(vaultPaths(folder).vault, await openVaultKey(folder, passphrase, half), time)
  return { folder, open }
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
    const { open } = await make()
    const vault = await open()
    vault.db.pragma('user_version = 99')
    vault.close()
    expect(await reasonOf(open)).toBe('vault_from_future')
    expect(await reasonOf(open)).toBe('vault_from_future')
  })

  test('that is damaged, or ends too early, is named as that', async () => {
    const { folder, open } = await make()
    const { vault } = vaultPaths(folder)
    writeFileSync(vault, Buffer.concat([randomBytes(4096), readFileSync(vault).subarray(4096)]))
    expect(await reasonOf(open)).toBe('vault_damaged')
    truncateSync(vault, 99)
    expect(await reasonOf(open)).toBe('vault_truncated')
  })

  test('is open in one place only', async () => {
    const { open } = await make()
    const vault = await open()
    expect(await reasonOf(open)).toBe('database_busy')
    vault.close()
  })
})
