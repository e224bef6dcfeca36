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

/** RFC 8410's wrapping of 32 raw bytes. */
const pkcs8Head = Buffer.from('302e020100300506032b656e04220420', 'hex')

/** The X25519 pair of 32 secret bytes. */
export function agreementPair(secret: Uint8Array): { publicKey: string; privateKey: string } {
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8Head, secret]), format: 'der', type: 'pkcs8' })
  return { publicKey: createPublicKey(privateKey).export({ format: 'jwk' }).x ?? '', privateKey: toText(secret) }
}

/** Opens what was sealed to an X25519 key; rejects where anything about it is wrong. */
export async function openSealed(sealed: { enc: string; ciphertext: string }, privateKey: string, info: string): Promise<Buffer> {
  const recipientKey = await suite.kem.deserializePrivateKey(new Uint8Array(fromText(privateKey)))
  const recipient = await suite.createRecipientContext({ recipientKey, enc: new Uint8Array(fromText(sealed.enc)), info: new TextEncoder().encode(info) })
  return Buffer.from(await recipient.open(new Uint8Array(fromText(sealed.ciphertext))))
}
