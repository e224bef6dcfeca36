import { createCipheriv, createDecipheriv } from 'node:crypto'
import type { Random } from './bytes.ts'

const nonceBytes = 12
const tagBytes = 16

/** AES-256-GCM (NIST SP 800-38D) as nonce, ciphertext, tag: 28 bytes longer than the plain text. */
export function lock(key: Uint8Array, random: Random, associated: Uint8Array, plain: Uint8Array): Buffer {
  const nonce = random(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes }).setAAD(associated)
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** Undoes `lock`; throws where key, associated data or any bit differs. */
export function unlock(key: Uint8Array, associated: Uint8Array, locked: Uint8Array): Buffer {
  const cipher = createDecipheriv('aes-256-gcm', key, locked.subarray(0, nonceBytes), { authTagLength: tagBytes })
  cipher.setAAD(associated).setAuthTag(locked.subarray(locked.length - tagBytes))
  return Buffer.concat([cipher.update(locked.subarray(nonceBytes, locked.length - tagBytes)), cipher.final()])
}
