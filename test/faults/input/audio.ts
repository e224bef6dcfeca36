import fc from 'fast-check'
import { oggChecksum } from '../../../hub/import/decode/ogg-pages.ts'
import { createPool, type Pool } from '../../../hub/import/pool.ts'
import { fixture } from '../../hub/import/support/recordings.ts'
import { makeWav, sine } from '../../hub/import/support/wav.ts'
import type { Checked } from '../fault.ts'
import { expect, type Cases, type Target } from './target.ts'

// Bytes are changed at random. Decoders run in the threads in which import runs them, with a limit so short that a
// decoder that runs away would show.

type Change = { kind: 'set' | 'cut' | 'move' | 'fill'; at: number; value: number; length: number }

const changes = fc.array(
  fc.record<Change>({
    kind: fc.constantFrom('set', 'set', 'set', 'cut', 'move', 'fill'),
    // Headers lie in front, so half of all changes do.
    at: fc.oneof(fc.nat(160), fc.nat()),
    value: fc.oneof(fc.nat(255), fc.constantFrom(0, 0x7f, 0x80, 0xff)),
    length: fc.integer({ min: 1, max: 40 }),
  }),
  { minLength: 1, maxLength: 6 },
)

function applied(seed: Uint8Array, wanted: readonly Change[]): Uint8Array<ArrayBuffer> {
  let file = Uint8Array.from(seed)
  for (const { kind, at, value, length } of wanted) {
    const place = at % file.length
    if (kind === 'set') file[place] = value
    else if (kind === 'cut') file = file.slice(0, Math.max(1, place))
    else if (kind === 'move') file.copyWithin(place, Math.min(place + length, file.length))
    else file.fill(value, place, place + length)
  }
  return file
}

/** Makes the checksums of Ogg pages right again, so that the change reaches the decoder behind them. */
function resealed(file: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const view = new DataView(file.buffer)
  for (let at = 0; at + 27 <= file.length; ) {
    const from = at + 27 + view.getUint8(at + 26)
    const to = from + file.subarray(at + 27, from).reduce((sum, size) => sum + size, 0)
    if (to > file.length) break
    view.setUint32(at + 22, oggChecksum(file.subarray(at, to)), true)
    at = to
  }
  return file
}

type Recording = readonly [name: string, file: Uint8Array<ArrayBuffer>, finish?: typeof resealed]

export const recordings: readonly Recording[] = [
  ['WAV', makeWav({ seconds: 0.5 })],
  ['WAV in stereo and 24 bits', makeWav({ seconds: 0.4, bits: 24, channels: [sine(440), sine(660)] })],
  ['FLAC', fixture('streamed.flac')],
  ['Ogg Opus', fixture('stereo.opus')],
  ['Ogg Opus under right checksums', fixture('stereo.opus'), resealed],
  ['MP3 with a note of its length', fixture('counted.mp3')],
  ['MP3 without', fixture('uncounted.mp3')],
]

/** Opens threads that decode, and closes them afterwards. */
async function inThreads<T>(use: (pool: Pool) => Promise<T>): Promise<T> {
  const pool = createPool({ limitMs: 10_000 })
  try {
    return await use(pool)
  } finally {
    await pool.close()
  }
}

/** Files made from a recording: each becomes a clip within its limits or is refused with a reason. */
export async function decodeChanged([, recording, finish = file => file]: Recording, { cases, seed }: Cases, pool: Pool): Promise<Checked> {
  const counts = { 'files decoded': 0, 'files refused': 0 }
  await fc.assert(
    fc.asyncProperty(changes, async wanted => {
      const prepared = await pool.prepare(finish(applied(recording, wanted)))
      if (!prepared.ok) {
        counts['files refused']++
        expect(/^(empty|unsupported_format|truncated|corrupt|too_short|too_long)$/.test(prepared.reason), () => `A file is refused as ${prepared.reason}`)
        expect(!prepared.detail.includes('without end'), () => 'A file stopped its decoder')
        return
      }
      counts['files decoded']++
      const { durationMs, sampleRate, peaks, speech, truePeak } = prepared.measured
      const samples = (prepared.wav.length - 44) / 2
      expect(durationMs >= 300 && durationMs <= 60_000, () => `A clip lasts ${durationMs} ms`)
      expect(Math.round((samples * 1000) / sampleRate) === durationMs, () => `${samples} samples do not last ${durationMs} ms`)
      expect(peaks.length === Math.ceil((samples * 100) / sampleRate), () => `${samples} samples have ${peaks.length} peaks`)
      expect(Number.isFinite(truePeak), () => 'The true peak is no number')
      expect(speech.every(span => span.from < span.to && span.to <= durationMs), () => 'Speech lies outside its clip')
    }),
    { numRuns: cases, seed },
  )
  return counts
}

export const audio: readonly Target[] = recordings.map(recording => ({
  name: `audio, ${recording[0]}`,
  run: cases => inThreads(pool => decodeChanged(recording, cases, pool)),
}))
