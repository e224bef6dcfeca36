import { describe, expect, it } from 'vitest'
import wavefile from 'wavefile'
import { reasonFor, soundOf } from '../support/recordings.ts'
import { joined, makeWav, silence, sine, withChunk } from '../support/wav.ts'

const sizeAt = 40
const tagAt = 20

const patched = (wav: Uint8Array, change: (view: DataView) => void): Uint8Array => {
  const copy = Uint8Array.from(wav)
  change(new DataView(copy.buffer))
  return copy
}

/** The largest difference between what was decoded and the tone that was recorded. */
const errorOf = (samples: Float32Array, sampleRate: number): number =>
  samples.reduce((worst, sample, i) => Math.max(worst, Math.abs(sample - sine(440)(i / sampleRate))), 0)

describe('a WAV', () => {
  it.each([
    { tag: 1, bits: 8, tolerance: 1 / 120 },
    { tag: 1, bits: 16, tolerance: 1e-4 },
    { tag: 1, bits: 24, tolerance: 1e-6 },
    { tag: 1, bits: 32, tolerance: 1e-6 },
    { tag: 3, bits: 32, tolerance: 1e-6 },
    { tag: 3, bits: 64, tolerance: 1e-6 },
  ])('of format $tag with $bits bits keeps its samples', async ({ tag, bits, tolerance }) => {
    const { sampleRate, channels } = await soundOf(makeWav({ tag, bits, sampleRate: 22_050 }))
    expect(sampleRate).toBe(22_050)
    expect(channels).toHaveLength(1)
    expect(channels[0]).toHaveLength(22_050)
    expect(errorOf(channels[0] ?? new Float32Array(), sampleRate)).toBeLessThan(tolerance)
  })

  it.each(['toALaw', 'toMuLaw'] as const)('of telephone companding (%s) is expanded', async compress => {
    const wav = new wavefile.WaveFile(makeWav({ sampleRate: 8000 }))
    wav[compress]()
    const { channels } = await soundOf(wav.toBuffer())
    expect(channels[0]).toHaveLength(8000)
    expect(errorOf(channels[0] ?? new Float32Array(), 8000)).toBeLessThan(0.02)
  })

  it('keeps its channels apart', async () => {
    const { channels } = await soundOf(makeWav({ channels: [sine(440), silence, sine(440, 0.1)] }))
    expect(channels.map(channel => Math.max(...channel).toFixed(1))).toEqual(['0.5', '0.0', '0.1'])
  })

  it('may carry an odd 8-bit sample, or tags of any size before its samples', async () => {
    expect((await soundOf(makeWav({ bits: 8, seconds: 8001 / 16_000 }))).channels[0]).toHaveLength(8001)
    const tagged = withChunk(makeWav(), 'LIST', new TextEncoder().encode('INFOIART\x09\0\0\0Jane Roe\0'))
    expect((await soundOf(tagged)).channels[0]).toHaveLength(16_000)
  })

  it('may leave its length open, as streams do, and may be extensible or RF64', async () => {
    const streamed = patched(makeWav(), view => view.setUint32(sizeAt, 0xffff_ffff, true))
    expect((await soundOf(streamed)).channels[0]).toHaveLength(16_000)
    const ds64 = new Uint8Array(28)
    new DataView(ds64.buffer).setBigUint64(8, 32_000n, true)
    const long = joined(new TextEncoder().encode('RF64'), withChunk(streamed, 'ds64', ds64).subarray(4))
    expect((await soundOf(long)).channels[0]).toHaveLength(16_000)
    const plain = makeWav()
    const subformat = joined(new Uint8Array([22, 0, 16, 0, 4, 0, 0, 0, 1, 0]), new Uint8Array(14))
    const rebuilt = joined(plain.subarray(0, 16), new Uint8Array([40, 0, 0, 0]), plain.subarray(20, 36), subformat, plain.subarray(36))
    expect((await soundOf(patched(rebuilt, view => view.setUint16(tagAt, 0xfffe, true)))).channels[0]).toHaveLength(16_000)
  })
})

describe('a WAV is refused as', () => {
  it('truncated where it ends before its samples do, or before they begin', async () => {
    expect(await reasonFor(makeWav().subarray(0, 20_000))).toBe('truncated')
    expect(await reasonFor(makeWav().subarray(0, 40))).toBe('truncated')
    expect(await reasonFor(makeWav().subarray(0, 14))).toBe('truncated')
  })

  it('empty where it has no samples', async () => {
    expect(await reasonFor(makeWav({ seconds: 0 }))).toBe('empty')
    expect(await reasonFor(new Uint8Array())).toBe('empty')
  })

  it('too short under 0.3 s and too long over 60 s', async () => {
    expect(await reasonFor(makeWav({ seconds: 0.29 }))).toBe('too_short')
    expect(await reasonFor(makeWav({ seconds: 0.3 }))).toBeNull()
    expect(await reasonFor(makeWav({ seconds: 60, sampleRate: 8000 }))).toBeNull()
    expect(await reasonFor(makeWav({ seconds: 60.01, sampleRate: 8000 }))).toBe('too_long')
  })

  it('unsupported where its codec, bits, rate or channels are', async () => {
    expect(await reasonFor(patched(makeWav(), view => view.setUint16(tagAt, 0x11, true)))).toBe('unsupported_format')
    expect(await reasonFor(patched(makeWav(), view => view.setUint16(34, 12, true)))).toBe('unsupported_format')
    expect(await reasonFor(makeWav({ sampleRate: 6000 }))).toBe('unsupported_format')
    expect(await reasonFor(makeWav({ channels: Array.from({ length: 9 }, () => silence) }))).toBe('unsupported_format')
  })

  it('corrupt where its header contradicts itself, or a sample is no number', async () => {
    expect(await reasonFor(patched(makeWav(), view => view.setUint16(32, 3, true)))).toBe('corrupt')
    expect(await reasonFor(makeWav({ tag: 3, bits: 32, channels: [seconds => (seconds > 0.5 ? Number.NaN : 0)] }))).toBe('corrupt')
  })
})
