import { createHmac, hkdfSync, scrypt, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { Bytes, Id } from '../../../shared/domain/values.ts'
import { recoveryInfo } from '../../../shared/hub-api/recoveries.ts'
import { Sealed } from '../../../shared/hub-api/sealed.ts'
import { decrypt, encrypt } from '../crypto/aead.ts'
import { decode, encode } from '../crypto/bytes.ts'
import { digest } from '../crypto/digest.ts'
import { sealTo } from '../crypto/sealing.ts'
import { putInPlace, readFileIfThere, writePrivateFile } from '../database/files.ts'
import type { Random } from '../platform.ts'
import { Refusal } from '../refusal.ts'

// A vault's key needs both: what a person knows (the passphrase, through scrypt, RFC 7914) and what the device holds.

/** 128 MiB and roughly half a second: the cost of one guess. */
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 2 ** 20 }

const Content = {
  v: z.literal(1),
  device: Id,
  salt: Bytes.length(22),
  /** The vault's key, wrapped. */
  wrapped: Bytes,
  /** The vault's key sealed to the hub's recovery key, then encrypted under the device's secret. */
  recovery: Bytes,
}
const KeyFile = z.strictObject({ ...Content, check: Bytes.length(43) })
type KeyFile = z.infer<typeof KeyFile>

export type DeviceHalf = { device: string; secret: Uint8Array }

const derive = (input: Uint8Array, secret: Uint8Array, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', input, secret, `earshot/vault-${purpose}/v1`, 32))

const stretch = (passphrase: string, salt: Uint8Array): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), salt, 32, cost, (error, key) => (error === null ? resolve(key) : reject(error)))
  })

const wrappingContext = (device: string): Buffer => Buffer.from(`earshot/vault-key/v1\0${device}`)

const checkOf = (content: Omit<KeyFile, 'check'>, secret: Uint8Array): Buffer =>
  createHmac('sha256', derive(new Uint8Array(), secret, 'check')).update(digest(content)).digest()

const write = (path: string, content: Omit<KeyFile, 'check'>, secret: Uint8Array): void =>
  writePrivateFile(path, JSON.stringify({ ...content, check: encode(checkOf(content, secret)) } satisfies KeyFile))

/** The key under a passphrase and this device, with a salt of its own. */
async function wrap(key: Uint8Array, passphrase: string, half: DeviceHalf, random: Random): Promise<Pick<KeyFile, 'salt' | 'wrapped'>> {
  const salt = random(16)
  const wrapping = derive(await stretch(passphrase, salt), half.secret, 'key')
  return { salt: encode(salt), wrapped: encode(encrypt(random, wrapping, wrappingContext(half.device), key)) }
}

/** Makes a vault's key and writes the file that gives it back for the passphrase, on this device only. */
export async function makeKeyFile(
  path: string,
  passphrase: string,
  half: DeviceHalf,
  recovery: { hub: string; recoveryKey: string },
  random: Random,
): Promise<Buffer> {
  const key = random(32)
  const sealed = await sealTo(recovery.recoveryKey, recoveryInfo(recovery.hub, half.device), key)
  const content = {
    v: 1 as const,
    device: half.device,
    ...(await wrap(key, passphrase, half, random)),
    recovery: encode(
      encrypt(random, derive(new Uint8Array(), half.secret, 'recovery'), wrappingContext(half.device), Buffer.from(JSON.stringify(sealed))),
    ),
  }
  write(path, content, half.secret)
  return key
}

function readKeyFile(path: string, half: DeviceHalf): KeyFile {
  const text = readFileIfThere(path)
  if (text === null) throw new Refusal('key_file_damaged')
  let file: KeyFile
  try {
    file = KeyFile.parse(JSON.parse(text))
  } catch {
    throw new Refusal('key_file_damaged')
  }
  const { check, ...content } = file
  if (timingSafeEqual(checkOf(content, half.secret), decode(check))) return file
  // The check fails on a foreign device as well as on a changed file; the device's id tells which it is.
  throw new Refusal(file.device === half.device ? 'key_file_damaged' : 'other_device')
}

/** The vault's key; refuses with `passphrase_wrong`, `other_device` or `key_file_damaged`, each meaning just that. */
export async function openKeyFile(path: string, passphrase: string, half: DeviceHalf): Promise<Buffer> {
  const file = readKeyFile(path, half)
  const wrapping = derive(await stretch(passphrase, decode(file.salt)), half.secret, 'key')
  try {
    return decrypt(wrapping, wrappingContext(half.device), decode(file.wrapped))
  } catch {
    throw new Refusal('passphrase_wrong')
  }
}

/**
 * Puts a key that is known under another passphrase; the one before opens nothing any more. The file that counts stays
 * until the new one has been read back, so that after a crash at any point exactly one of the two passphrases opens it.
 * Refuses with `other_device` or `key_file_damaged`.
 */
export async function rewrapKeyFile(path: string, key: Uint8Array, passphrase: string, half: DeviceHalf, random: Random): Promise<void> {
  const { check: _, ...content } = readKeyFile(path, half)
  const next = `${path}.next`
  write(next, { ...content, ...(await wrap(key, passphrase, half, random)) }, half.secret)
  if (!(await openKeyFile(next, passphrase, half)).equals(key)) throw new Refusal('key_file_damaged')
  putInPlace(next, path)
}

/** What only the hub's recovery key opens, taken out of the device's own encryption. Refuses as reading the file does. */
export function readRecovery(path: string, half: DeviceHalf): Sealed {
  const { recovery } = readKeyFile(path, half)
  try {
    return Sealed.parse(JSON.parse(decrypt(derive(new Uint8Array(), half.secret, 'recovery'), wrappingContext(half.device), decode(recovery)).toString()))
  } catch {
    throw new Refusal('key_file_damaged')
  }
}
