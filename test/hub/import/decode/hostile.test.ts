import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { oggChecksum } from '../../../../hub/import/decode/ogg-pages.ts'
import { createPool } from '../../../../hub/import/pool.ts'
import { fixture } from '../support/recordings.ts'
import { makeWav, sine } from '../support/wav.ts'

// Bytes are changed at random; `EARSHOT_FUZZ` says how many files are tried for each seed. Decoders run in the threads
// in which import runs them, with a limit so short that a decoder that runs away would show.

const cases = Number(process.env['EARSHOT_FUZZ'] ?? 600)
const limitMs = 10_000
const pool = createPool({ limitMs })
afterAll(() => pool.close())

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

const seeds: [name: string, seed: Uint8Array<ArrayBuffer>, finish?: typeof resealed][] = [
  ['WAV', makeWav({ seconds: 0.5 })],
  ['WAV in stereo and 24 bits', makeWav({ seconds: 0.4, bits: 24, channels: [sine(440), sine(660)] })],
  ['FLAC', fixture('streamed.flac')],
  ['Ogg Opus', fixture('stereo.opus')],
  ['Ogg Opus under right checksums', fixture('stereo.opus'), resealed],
  ['MP3 with a note of its length', fixture('counted.mp3')],
  ['MP3 without', fixture('uncounted.mp3')],
]

describe('a hostile file', () => {
  it.each(seeds)('made from %s becomes a clip within its limits or is refused with a reason', async (_, seed, finish = file => file) => {
    let refused = 0
    const property = fc.asyncProperty(changes, async wanted => {
      const prepared = await pool.prepare(finish(applied(seed, wanted)))
      if (prepared.ok) {
        const { durationMs, sampleRate, peaks, speech, truePeak } = prepared.measured
        expect(durationMs).toBeGreaterThanOrEqual(300)
        expect(durationMs).toBeLessThanOrEqual(60_000)
        const samples = (prepared.wav.length - 44) / 2
        expect(Math.round((samples * 1000) / sampleRate)).toBe(durationMs)
        expect(peaks).toHaveLength(Math.ceil((samples * 100) / sampleRate))
        expect(Number.isFinite(truePeak)).toBe(true)
        expect(speech.every(span => span.from < span.to && span.to <= durationMs)).toBe(true)
      } else {
        refused++
        expect(prepared.reason).toMatch(/^(empty|unsupported_format|truncated|corrupt|too_short|too_long)$/)
        expect(prepared.detail).not.toContain('without end')
      }
    })
    await fc.assert(property, { numRuns: cases, seed: 7 })
    expect(refused).toBeGreaterThan(0)
    expect(refused).toBeLessThan(cases)
  }, 60_000 + cases * 100)

  it('that stops its thread costs that file alone', async () => {
    const hurried = createPool({ size: 1, limitMs: 1 })
    try {
      const long = makeWav({ seconds: 59, sampleRate: 48_000 })
      expect(await hurried.prepare(long)).toMatchObject({ ok: false, reason: 'corrupt' })
    } finally {
      await hurried.close()
    }
    expect(await pool.prepare(makeWav())).toMatchObject({ ok: true })
  })
})
