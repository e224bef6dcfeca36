import { createCipheriv, createDecipheriv } from 'node:crypto'
import type { Random } from '../platform.ts'

// AES-256-GCM (NIST SP 800-38D) over whole messages, laid out as nonce (12 bytes), ciphertext, tag (16 bytes).

const overhead = 28

export function encrypt(random: Random, key: Uint8Array, associated: Uint8Array, plain: Uint8Array): Buffer {
  const nonce = random(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(associated)
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** Throws when key, associated data or a single bit is not as it was. */
export function decrypt(key: Uint8Array, associated: Uint8Array, box: Uint8Array): Buffer {
  const bytes = Buffer.from(box.buffer, box.byteOffset, box.byteLength)
  if (bytes.length < overhead) throw new Error('Too short to be encrypted')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(associated)
  decipher.setAuthTag(bytes.subarray(-16))
  const first = decipher.update(bytes.subarray(12, -16))
  const last = decipher.final()
  return last.length === 0 ? first : Buffer.concat([first, last])
}
