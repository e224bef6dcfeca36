import { X509Certificate, createPublicKey, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { decrypt } from '../../../electron/core/crypto/aead.ts'
import { digest as workstationDigest, sha256 } from '../../../electron/core/crypto/digest.ts'
import { isSignedBy } from '../../../electron/core/crypto/signing.ts'
import { digest } from '../../../hub/keys/bytes.ts'
import { lock, unlock } from '../../../hub/keys/cipher.ts'
import { makeKeys, readKeys } from '../../../hub/keys/key-files.ts'
import { createKeyRing } from '../../../hub/keys/key-ring.ts'
import { temporaryFolder } from '../../support/folders.ts'

async function madeKeys(host = 'hub.example') {
  const folder = join(temporaryFolder(), 'keys')
  const { recoveryKey } = await makeKeys(folder, host, Date.now(), randomBytes)
  return { folder, recoveryKey, ring: createKeyRing(readKeys(folder), randomBytes) }
}

describe('a hub\'s keys', () => {
  it('are files for this account alone, and the recovery key is in none of them', async () => {
    const { folder, recoveryKey } = await madeKeys()
    expect(Buffer.from(recoveryKey, 'base64url')).toHaveLength(32)
    if (process.platform !== 'win32') expect(statSync(folder).mode & 0o777).toBe(0o700)
    for (const name of readdirSync(folder)) {
      if (process.platform !== 'win32') expect(statSync(join(folder, name)).mode & 0o777, name).toBe(0o600)
      expect(readFileSync(join(folder, name), 'utf8')).not.toContain(recoveryKey)
    }
  })

  it('sign what a workstation verifies, and are named by their fingerprint', async () => {
    const { ring } = await madeKeys()
    const signed = ring.sign('hello', { a: 1 })
    expect(isSignedBy('hello', signed, ring.signingKey)).toBe(true)
    expect(isSignedBy('policy', signed, ring.signingKey)).toBe(false)
    expect(ring.fingerprint).toBe(sha256(Buffer.from(ring.signingKey, 'base64url')).toString('base64url'))
  })

  it('come with a certificate for the hub\'s name and for this machine', async () => {
    const { ring } = await madeKeys('hub.example')
    const certificate = new X509Certificate(ring.tls.certificatePem)
    expect(certificate.checkHost('hub.example')).toBe('hub.example')
    expect(certificate.checkHost('localhost')).toBe('localhost')
    expect(certificate.checkIP('127.0.0.1')).toBe('127.0.0.1')
    expect(certificate.checkIP('::1')).toBeDefined()
    expect(certificate.verify(certificate.publicKey)).toBe(true)
    expect(createPublicKey(ring.tls.keyPem).equals(certificate.publicKey)).toBe(true)
    expect(new X509Certificate((await madeKeys('10.0.0.7')).ring.tls.certificatePem).checkIP('10.0.0.7')).toBe('10.0.0.7')
  })

  it('that are missing or damaged are named', async () => {
    const { folder } = await madeKeys()
    const spoil = (name: string, text: string) => writeFileSync(join(folder, name), text)
    const kept = readFileSync(join(folder, 'master.key'), 'utf8')
    spoil('master.key', 'short')
    expect(() => readKeys(folder)).toThrow(expect.objectContaining({ code: 'keys_damaged', message: expect.stringContaining('master.key') }))
    spoil('master.key', kept)
    spoil('signing.pem', 'no key at all')
    expect(() => readKeys(folder)).toThrow(expect.objectContaining({ code: 'keys_damaged' }))
    rmSync(join(folder, 'signing.pem'))
    expect(() => readKeys(folder)).toThrow(expect.objectContaining({ code: 'keys_missing', message: expect.stringContaining('signing.pem') }))
  })

  it('are never written over', async () => {
    const folder = join(temporaryFolder(), 'keys')
    mkdirSync(folder)
    await expect(makeKeys(folder, 'localhost', Date.now(), randomBytes)).rejects.toThrow('EEXIST')
  })

  it('index the same text differently for each field and each hub', async () => {
    const [{ ring: one }, { ring: other }] = [await madeKeys(), await madeKeys()]
    expect(one.identityIndex('speaker', 'x').equals(one.identityIndex('speaker', 'x'))).toBe(true)
    expect(one.identityIndex('speaker', 'x').equals(one.identityIndex('source_ref', 'x'))).toBe(false)
    expect(one.identityIndex('speaker', 'x').equals(other.identityIndex('speaker', 'x'))).toBe(false)
  })
})

describe('what the hub encrypts', () => {
  it('opens for a workstation with the same key and the same associated data, and no other', () => {
    const key = randomBytes(32)
    const associated = Buffer.from('a clip')
    const box = lock(key, randomBytes, associated, Buffer.from('sound'))
    expect(box).toHaveLength(5 + 28)
    expect(decrypt(key, associated, box).toString()).toBe('sound')
    expect(unlock(key, associated, box).toString()).toBe('sound')
    expect(() => unlock(key, Buffer.from('another'), box)).toThrow()
    expect(() => unlock(randomBytes(32), associated, box)).toThrow()
    for (let index = 0; index < box.length; index++) {
      const altered = Buffer.from(box)
      altered[index] = (altered[index] ?? 0) ^ 1
      expect(() => unlock(key, associated, altered)).toThrow()
    }
    expect(() => unlock(key, associated, box.subarray(0, 10))).toThrow()
  })
})

describe('the digest of a JSON value', () => {
  it('is the workstation\'s, whatever the order of its keys', () => {
    const value = { b: [1, 'ü', null], a: { z: 1.5, y: true } }
    expect(digest(value)).toBe(workstationDigest(value))
    expect(digest({ a: { y: true, z: 1.5 }, b: [1, 'ü', null] })).toBe(digest(value))
  })
})
