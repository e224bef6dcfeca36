import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { codeOf, HubFault } from '../fault.ts'
import { fromText, toText, type Random } from './bytes.ts'
import { makeCertificate, type Certificate } from './certificate.ts'

// The hub's keys as files: outside the database and its backups, for this account only.

export type Keys = {
  /** Ed25519; the hub's name to the world. */
  signing: KeyObject
  /** X25519, 32 bytes; its private half is printed once at `init` and kept nowhere. */
  recovery: string
  /** Wraps every clip's key. */
  master: Buffer
  /** Seals and indexes what could tell whose voice a clip is. */
  identity: Buffer
  tls: Certificate
}

const files = {
  signing: 'signing.pem',
  recovery: 'recovery.pub',
  master: 'master.key',
  identity: 'identity.key',
  tlsKey: 'tls.key',
  tlsCertificate: 'tls.crt',
}

const writeKey = (folder: string, name: string, text: string): void =>
  writeFileSync(join(folder, name), text, { mode: 0o600, flag: 'wx', flush: true })

/** Makes all keys in a new folder; answers the private half of the recovery key, which is in none of the files. */
export async function makeKeys(folder: string, host: string, now: number, random: Random): Promise<{ recoveryKey: string }> {
  mkdirSync(folder, { mode: 0o700 })
  const signing = generateKeyPairSync('ed25519').privateKey
  const recovery = generateKeyPairSync('x25519').privateKey.export({ format: 'jwk' })
  const tls = await makeCertificate(host, now)
  writeKey(folder, files.signing, signing.export({ format: 'pem', type: 'pkcs8' }).toString())
  writeKey(folder, files.recovery, recovery.x ?? '')
  writeKey(folder, files.master, toText(random(32)))
  writeKey(folder, files.identity, toText(random(32)))
  writeKey(folder, files.tlsKey, tls.keyPem)
  writeKey(folder, files.tlsCertificate, tls.certificatePem)
  return { recoveryKey: recovery.d ?? '' }
}

function readKey(folder: string, name: string): string {
  const path = join(folder, name)
  try {
    // Windows has no such bits: there the account's own folder protects.
    if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) {
      throw new HubFault('keys_exposed', `Other accounts can read the key ${path}.`, 'Nothing was opened.', `Run: chmod 600 ${path}`)
    }
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
    throw new HubFault('keys_missing', `The key ${path} is missing.`, 'The database was not touched.', 'Put the folder of keys back from where it is kept safe; without it no clip can be opened.')
  }
}

const damaged = (folder: string, name: string): HubFault =>
  new HubFault('keys_damaged', `The key ${join(folder, name)} cannot be used.`, 'The database was not touched.', 'Put this file back from where the keys are kept safe.')

function readBytes(folder: string, name: string): Buffer {
  const bytes = fromText(readKey(folder, name))
  if (bytes.length !== 32) throw damaged(folder, name)
  return bytes
}

function readSigning(folder: string): KeyObject {
  const pem = readKey(folder, files.signing)
  try {
    return createPrivateKey(pem)
  } catch {
    throw damaged(folder, files.signing)
  }
}

/** Reads the keys that `makeKeys` wrote; refuses files that are missing, damaged or readable by others. */
export const readKeys = (folder: string): Keys => ({
  signing: readSigning(folder),
  recovery: toText(readBytes(folder, files.recovery)),
  master: readBytes(folder, files.master),
  identity: readBytes(folder, files.identity),
  tls: { keyPem: readKey(folder, files.tlsKey), certificatePem: readKey(folder, files.tlsCertificate) },
})
