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
