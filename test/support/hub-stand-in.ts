import { Aes256Gcm, CipherSuite, HkdfSha256 } from '@hpke/core'
import { DhkemX25519HkdfSha256 } from '@hpke/dhkem-x25519'
import { clipKeysInfo, type Manifest } from '../../shared/hub-api/batches.ts'
import { sha256 } from '../../electron/core/crypto/digest.ts'
import { signJson, type KeyPair } from '../../electron/core/crypto/signing.ts'
import type { Connection } from '../../electron/core/hub/connection.ts'
import type { MadeClip } from './clips.ts'

const suite = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() })
const own = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer

/**
 * What a hub answers to `leases.take`, made from the same pieces, so that each of them can be spoiled. The keys are sealed
 * to what `names` says, for a manifest that does not say it any more.
 */
export async function takeLease(
  manifest: Manifest,
  clips: readonly MadeClip[],
  hubKeys: KeyPair,
  sealingKey: string,
  names: Pick<Manifest, 'hub' | 'device' | 'lease'> = manifest,
) {
  const signed = signJson('manifest', manifest, hubKeys)
  const keys = Object.fromEntries(clips.map(({ row, key }) => [row.clip, key.toString('base64url')]))
  const sender = await suite.createSenderContext({
    recipientPublicKey: await suite.kem.deserializePublicKey(own(Buffer.from(sealingKey, 'base64url'))),
    info: own(Buffer.from(clipKeysInfo(names.hub, names.device, names.lease))),
  })
  const payload = Buffer.from(signed.payload, 'base64url')
  const ciphertext = await sender.seal(own(Buffer.from(JSON.stringify(keys))), own(sha256(payload)))
  return {
    manifest: signed,
    keys: {
      enc: Buffer.from(sender.enc).toString('base64url'),
      ciphertext: Buffer.from(ciphertext).toString('base64url'),
    },
  }
}

/** A pack on a line that may be cut: `deliver` gives the chunks for each connection, from its offset on. */
export function packConnection(deliver: (from: number, connection: number) => Iterable<Buffer>): { hub: Connection; offsets: number[] } {
  const offsets: number[] = []
  const hub: Connection = {
    call: () => Promise.reject(new Error('Only the pack is served here')),
    async bytes(_, __, from) {
      offsets.push(from)
      const chunks = deliver(from, offsets.length)
      return {
        status: 206, header: () => null, text: async () => '', discard: () => undefined,
        bytes: (async function* () {
          yield* chunks
        })(),
      }
    },
  }
  return { hub, offsets }
}
