import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeSealingPair } from '../../../electron/core/crypto/signing.ts'
import { makeKeyFile, openKeyFile } from '../../../electron/core/vault/key-file.ts'
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
