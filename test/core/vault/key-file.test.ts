import { randomBytes, randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openSealed } from '../../../electron/core/crypto/sealing.ts'
import { makeSealingPair } from '../../../electron/core/crypto/signing.ts'
import { makeKeyFile, openKeyFile, readRecovery, rewrapKeyFile } from '../../../electron/core/vault/key-file.ts'
import { recoveryInfo } from '../../../shared/hub-api/recoveries.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { reasonOf } from '../../support/refusals.ts'

const passphrase = 'correct horse battery'

async function make() {
  const path = join(temporaryFolder(), 'vault.key')
  const half = { device: randomUUID(), secret: randomBytes(32) }
  const recovery = { hub: randomUUID(), recoveryKey: makeSealingPair().publicKey }
  return { path, half, key: await makeKeyFile(path, passphrase, half, recovery, randomBytes) }
}

describe('a vault key file', () => {
  test('gives the key back for passphrase and device together', async () => {
    const { path, half, key } = await make()
    expect(await openKeyFile(path, passphrase, half)).toEqual(key)
  })

  test('takes a passphrase the same however its letters are composed', async () => {
    const path = join(temporaryFolder(), 'vault.key')
    const half = { device: randomUUID(), secret: randomBytes(32) }
    const recovery = { hub: randomUUID(), recoveryKey: makeSealingPair().publicKey }
    const key = await makeKeyFile(path, 'caf\u00e9 au lait, toujours', half, recovery, randomBytes)
    expect(await openKeyFile(path, 'cafe\u0301 au lait, toujours', half)).toEqual(key)
  })

  test('tells a wrong passphrase, another device and a damaged file apart', async () => {
    const { path, half } = await make()
    expect(await reasonOf(() => openKeyFile(path, 'correct horse bakery', half))).toBe('passphrase_wrong')
    const stranger = { device: randomUUID(), secret: randomBytes(32) }
    expect(await reasonOf(() => openKeyFile(path, passphrase, stranger))).toBe('other_device')
    const text = readFileSync(path, 'utf8')
    const file = JSON.parse(text) as Record<string, string>
    for (const field of ['salt', 'wrapped', 'recovery', 'check']) {
      const value = file[field] ?? ''
      const changed = (value.startsWith('A') ? 'B' : 'A') + value.slice(1)
      writeFileSync(path, JSON.stringify({ ...file, [field]: changed }))
      expect(await reasonOf(() => openKeyFile(path, passphrase, half)), field).toBe('key_file_damaged')
    }
    for (const broken of ['', text.slice(0, 40), '{}', 'null']) {
      writeFileSync(path, broken)
      expect(await reasonOf(() => openKeyFile(path, passphrase, half)), broken).toBe('key_file_damaged')
    }
  })

  test('holds neither passphrase nor key', async () => {
    const { path, key } = await make()
    const bytes = readFileSync(path)
    expect(bytes.includes(passphrase)).toBe(false)
    expect(bytes.includes(key.toString('base64url'))).toBe(false)
    expect(bytes.includes(key)).toBe(false)
  })
})

describe('changing the passphrase', () => {
  const next = 'other words in a row'

  test('puts the same key under the new one, and the old one opens nothing any more', async () => {
    const { path, half, key } = await make()
    const before = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>
    await rewrapKeyFile(path, key, next, half, randomBytes)
    expect(await openKeyFile(path, next, half)).toEqual(key)
    expect(await reasonOf(() => openKeyFile(path, passphrase, half))).toBe('passphrase_wrong')
    const after = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>
    expect(after['recovery']).toBe(before['recovery'])
    expect(after['salt']).not.toBe(before['salt'])
    expect(readdirSync(dirname(path))).toEqual(['vault.key'])
  })

  test('leaves the old one good when it ends in the middle, and is done over it another time', async () => {
    const { path, half, key } = await make()
    mkdirSync(`${path}.next`)
    await expect(rewrapKeyFile(path, key, next, half, randomBytes)).rejects.toThrow()
    expect(await openKeyFile(path, passphrase, half)).toEqual(key)
    rmdirSync(`${path}.next`)
    writeFileSync(`${path}.next`, readFileSync(path).subarray(0, 40))
    expect(await openKeyFile(path, passphrase, half)).toEqual(key)
    await rewrapKeyFile(path, key, next, half, randomBytes)
    expect(await openKeyFile(path, next, half)).toEqual(key)
  })

  test('touches no file of another device', async () => {
    const { path, key } = await make()
    const before = readFileSync(path)
    expect(await reasonOf(() => rewrapKeyFile(path, key, next, { device: randomUUID(), secret: randomBytes(32) }, randomBytes))).toBe('other_device')
    expect(readFileSync(path)).toEqual(before)
  })
})

test('what is sealed for a recovery opens with the hub’s recovery key alone, on this device alone', async () => {
  const path = join(temporaryFolder(), 'vault.key')
  const half = { device: randomUUID(), secret: randomBytes(32) }
  const pair = makeSealingPair()
  const hub = randomUUID()
  const key = await makeKeyFile(path, passphrase, half, { hub, recoveryKey: pair.publicKey }, randomBytes)
  const sealed = readRecovery(path, half)
  expect(await openSealed(sealed, pair.privateKey, recoveryInfo(hub, half.device), new Uint8Array())).toEqual(key)
  await expect(openSealed(sealed, makeSealingPair().privateKey, recoveryInfo(hub, half.device), new Uint8Array())).rejects.toThrow()
  expect(await reasonOf(() => readRecovery(path, { device: half.device, secret: randomBytes(32) }))).toBe('key_file_damaged')
})
