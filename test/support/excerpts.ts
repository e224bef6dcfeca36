import { randomBytes, randomUUID } from 'node:crypto'
import { createPreparedAudio } from '../../electron/core/clips/audio.ts'
import { encrypt } from '../../electron/core/crypto/aead.ts'
import { sha256 } from '../../electron/core/crypto/digest.ts'
import { createExcerpts } from '../../electron/core/excerpts/excerpts.ts'
import { sealTo } from '../../hub/keys/sealing.ts'
import { excerptAssociatedData, excerptInfo, type Excerpt } from '../../shared/hub-api/excerpts.ts'
import { openWorkplace } from './in-test.ts'

/** A device, and excerpts cut for it as the hub cuts them. */
export async function listener() {
  const { device, vault, clock } = await openWorkplace([], 'supervisor')
  const record = device.hub()
  if (record === null) throw new Error('The device is not enrolled')
  const audio = createPreparedAudio(vault.db, device.sharesOf(vault.person), randomBytes, clock.monotonic)
  const excerpts = createExcerpts({ stream: vault.stream, audio, device, record, monotonic: clock.monotonic })
  const wav = randomBytes(2_000)
  const cut = async (changes: Partial<Excerpt> = {}, info = excerptInfo): Promise<Excerpt> => {
    const [grant, clip, span, key] = [randomUUID(), randomUUID(), { from: 500, to: 2_500 }, randomBytes(32)]
    const box = encrypt(randomBytes, key, Buffer.from(excerptAssociatedData(grant, clip, span)), wav)
    const sealed = await sealTo(device.identity.sealing.publicKey, info(record.id, record.device, grant), new Uint8Array(sha256(box)), new Uint8Array(key))
    return { grant, clip, span, durationMs: 2_000, key: sealed, box: box.toString('base64url'), ...changes }
  }
  return { excerpts, audio, cut, wav, clock, device, db: vault.db, stream: vault.stream }
}
