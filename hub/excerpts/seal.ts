import type { Hub } from '../hub.ts'
import { sha256, toText } from '../keys/bytes.ts'
import { lock } from '../keys/cipher.ts'
import { sealTo } from '../keys/sealing.ts'

/** What ties a box, and the key to it, to the one thing they were made for. */
export type Binding = { info: string; associated: string }

/** Encrypts bytes under a fresh key and seals that to a device. The bytes and the key are wiped, whatever comes. */
export async function sealBytes({ store, random }: Hub, device: string, bytes: Uint8Array, { info, associated }: Binding) {
  const { sealing_key: sealingKey } = await store.selectFrom('devices').select('sealing_key').where('id', '=', device).executeTakeFirstOrThrow()
  const key = new Uint8Array(random(32))
  try {
    const box = lock(key, random, Buffer.from(associated), bytes)
    return { key: await sealTo(sealingKey, info, new Uint8Array(sha256(box)), key), box: toText(box) }
  } finally {
    bytes.fill(0)
    key.fill(0)
  }
}
