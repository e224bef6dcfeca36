import { createPrivateKey, createPublicKey } from 'node:crypto'
import { Aes256Gcm, CipherSuite, HkdfSha256 } from '@hpke/core'
import { DhkemX25519HkdfSha256 } from '@hpke/dhkem-x25519'
import { fromText, toText } from './bytes.ts'

const suite = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() })

/** Seals to a 32-byte X25519 key by HPKE (RFC 9180, base mode); rejects where that key is none. */
export async function sealTo(
  publicKey: string,
  info: string,
  associated: Uint8Array<ArrayBuffer>,
  plain: Uint8Array<ArrayBuffer>,
): Promise<{ enc: string; ciphertext: string }> {
  const recipientPublicKey = await suite.kem.deserializePublicKey(new Uint8Array(fromText(publicKey)))
  const sender = await suite.createSenderContext({ recipientPublicKey, info: new TextEncoder().encode(info) })
  const ciphertext = await sender.seal(plain, associated)
  return { enc: toText(new Uint8Array(sender.enc)), ciphertext: toText(new Uint8Array(ciphertext)) }
}

/** Opens what was sealed to a 32-byte X25519 key; rejects where key or context is another. */
export async function openSealed(sealed: { enc: string; ciphertext: string }, privateKey: Uint8Array, info: string, associated: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const recipientKey = await suite.kem.deserializePrivateKey(new Uint8Array(privateKey))
  const recipient = await suite.createRecipientContext({ recipientKey, enc: new Uint8Array(fromText(sealed.enc)), info: new TextEncoder().encode(info) })
  return new Uint8Array(await recipient.open(new Uint8Array(fromText(sealed.ciphertext)), associated))
}

/** The head of an X25519 private key in PKCS #8 (RFC 8410). */
const pkcs8Head = Buffer.from('302e020100300506032b656e04220420', 'hex')

/** The public half of an X25519 key, base64url. */
export const publicHalf = (privateKey: Uint8Array): string => {
  const key = createPrivateKey({ key: Buffer.concat([pkcs8Head, privateKey]), format: 'der', type: 'pkcs8' })
  return createPublicKey(key).export({ format: 'jwk' }).x ?? ''
}
