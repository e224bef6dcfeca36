import { Aes256Gcm, CipherSuite, HkdfSha256 } from '@hpke/core'
import { DhkemX25519HkdfSha256 } from '@hpke/dhkem-x25519'
import { decode, encode } from './bytes.ts'

// HPKE (RFC 9180), base mode: X25519, HKDF-SHA256, AES-256-GCM.

const suite = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() })

const own = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer

/** Opens what was sealed to our X25519 key; rejects when anything about it is wrong. */
export async function openSealed(
  sealed: { enc: string; ciphertext: string },
  privateKey: string,
  info: string,
  associated: Uint8Array,
): Promise<Buffer> {
  const recipientKey = await suite.kem.deserializePrivateKey(own(decode(privateKey)))
  const context = await suite.createRecipientContext({ recipientKey, enc: own(decode(sealed.enc)), info: own(Buffer.from(info)) })
  return Buffer.from(await context.open(own(decode(sealed.ciphertext)), own(associated)))
}

/** Seals bytes to a 32-byte X25519 public key. */
export async function sealTo(publicKey: string, info: string, plain: Uint8Array): Promise<{ enc: string; ciphertext: string }> {
  const recipientPublicKey = await suite.kem.deserializePublicKey(own(decode(publicKey)))
  const context = await suite.createSenderContext({ recipientPublicKey, info: own(Buffer.from(info)) })
  const ciphertext = await context.seal(own(plain))
  return { enc: encode(new Uint8Array(context.enc)), ciphertext: encode(new Uint8Array(ciphertext)) }
}
