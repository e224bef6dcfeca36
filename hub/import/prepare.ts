import { createHash } from 'node:crypto'
import { createDecoders } from './decode/decoders.ts'
import type { Refused } from './decode/sound.ts'
import { createMeter } from './measure/measure.ts'
import { encodeWav, mixToPcm } from './pcm.ts'
import type { ImportedClip } from './sink.ts'

/** A recording as it is kept. */
export type Prepared = { ok: true } & Pick<ImportedClip, 'wav' | 'sha256' | 'measured'>

export type Preparer = { prepare(file: Uint8Array): Promise<Prepared | Refused>; free(): void }

/** Turns source files into clips, one after the other, with decoders and meters that are made once. */
export async function createPreparer(): Promise<Preparer> {
  const decoders = createDecoders()
  const meter = await createMeter()
  return {
    async prepare(file) {
      const decoded = await decoders.decode(file)
      if (!decoded.ok) return decoded
      const { sampleRate } = decoded.sound
      const pcm = mixToPcm(decoded.sound)
      const wav = encodeWav(pcm, sampleRate)
      const sha256 = createHash('sha256').update(wav).digest('base64url')
      return { ok: true, wav, sha256, measured: meter.measure(pcm, sampleRate) }
    },
    free() {
      decoders.free()
      meter.free()
    },
  }
}
