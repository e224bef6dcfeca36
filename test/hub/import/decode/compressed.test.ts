import { describe, expect, it } from 'vitest'
import { decode, fixture, reasonFor, sampleClip, soundOf } from '../support/recordings.ts'
import { joined, makeWav } from '../support/wav.ts'

const flipped = (file: Uint8Array, at: number): Uint8Array => {
  const copy = Uint8Array.from(file)
  copy[at] = (copy[at] ?? 0) ^ 0x55
  return copy
}

const without = (file: Uint8Array, from: number, to: number): Uint8Array => joined(file.subarray(0, from), file.subarray(to))

describe('what a file is', () => {
  it('is told by its content alone', async () => {
    expect(await reasonFor(makeWav())).toBeNull()
    expect(await reasonFor(new TextEncoder().encode('RIFF, or so it says'))).toBe('unsupported_format')
  })

  it.each([
    ['\0\0\0\x20ftypM4A \0\0\0\0', 'MP4 or M4A'], ['\x1aE\xdf\xa3\x01\0\0\0', 'Matroska or WebM'], ['FORM\0\0\0\0AIFF', 'AIFF'],
    ['#!AMR\n......', 'AMR'], ['\xff\xf1\x50\x80\0\0\0\0', 'AAC'], ['<!doctype html>', 'not audio'],
  ])('is named where it cannot be imported: %j', async (start, name) => {
    const decoded = await decode(Uint8Array.from(start, character => character.charCodeAt(0)))
    expect(decoded).toMatchObject({ ok: false, reason: 'unsupported_format', detail: expect.stringContaining(name) })
  })

  it('is named inside Ogg as well', async () => {
    expect(await decode(fixture('vorbis.ogg'))).toMatchObject({ reason: 'unsupported_format', detail: expect.stringContaining('Vorbis') })
  })
})

describe('FLAC', () => {
  it('keeps rate, length and channels, of a stream too', async () => {
    const stereo = await soundOf(fixture('stereo.flac'))
    expect(stereo.sampleRate).toBe(44_100)
    expect(stereo.channels.map(channel => [channel.length, Math.max(...channel).toFixed(2)])).toEqual([[26_460, '0.50'], [26_460, '0.00']])
    expect((await soundOf(fixture('streamed.flac'))).channels.map(channel => channel.length)).toEqual([19_200])
  })

  it.each(['streamed.flac', 'stereo.flac'])('that is cut anywhere is truncated: %s', async name => {
    const file = fixture(name)
    for (const length of [6, 30, 0.3 * file.length, 0.6 * file.length, file.length - 1]) {
      expect(await reasonFor(file.subarray(0, length)), `${length} bytes`).toBe('truncated')
    }
  })

  it('that is damaged or lacks a part is corrupt', async () => {
    const file = sampleClip('clip-01.flac')
    expect(await reasonFor(flipped(file, file.length / 2))).toBe('corrupt')
    expect(await reasonFor(without(file, 30_000, 50_000))).toBe('corrupt')
  })

  it('may stand between tags', async () => {
    const id3 = joined(new TextEncoder().encode('ID3'), new Uint8Array([4, 0, 0, 0, 0, 0, 20]), new Uint8Array(20))
    const id3v1 = joined(new TextEncoder().encode('TAG'), new Uint8Array(125))
    expect((await soundOf(joined(id3, fixture('streamed.flac'), id3v1))).channels[0]).toHaveLength(19_200)
  })
})

describe('Ogg Opus', () => {
  it('is decoded at the rate it was recorded at', async () => {
    const { sampleRate, channels } = await soundOf(fixture('stereo.opus'))
    expect(sampleRate).toBe(16_000)
    expect(channels.map(channel => channel.length)).toEqual([19_200, 19_200])
  })

  it('that is cut anywhere is truncated', async () => {
    const file = sampleClip('clip-02.opus')
    for (const length of [20, 100, 0.5 * file.length, file.length - 1]) {
      expect(await reasonFor(file.subarray(0, length)), `${length} bytes`).toBe('truncated')
    }
  })

  it('with any bit wrong is corrupt, wherever it is', async () => {
    const file = fixture('stereo.opus')
    for (let at = 28; at < file.length; at += 97) {
      expect(await reasonFor(flipped(file, at)), `byte ${at}`).toMatch(/^(corrupt|truncated|unsupported_format)$/)
    }
  })

  it('of more than one stream is not supported', async () => {
    const file = fixture('stereo.opus')
    expect(await reasonFor(joined(file, file))).toBe('unsupported_format')
  })
})

describe('MP3', () => {
  it.each([['counted.mp3', 19_200], ['variable.mp3', 19_200], ['uncounted.mp3', 20_736]])(
    '%s has as many samples as were encoded, as far as it says', async (name, samples) => {
      const { sampleRate, channels } = await soundOf(fixture(name))
      expect(sampleRate).toBe(16_000)
      expect(channels.map(channel => channel.length)).toEqual([samples])
    })

  it.each(['counted.mp3', 'variable.mp3', 'uncounted.mp3'])('%s cut inside a frame is truncated', async name => {
    const file = fixture(name)
    expect(await reasonFor(file.subarray(0, file.length - 1))).toBe('truncated')
    expect(await reasonFor(file.subarray(0, Math.floor(file.length * 0.7)))).toBe('truncated')
  })

  it('cut between frames is truncated where it says how many there are', async () => {
    const file = fixture('counted.mp3')
    expect(await reasonFor(file.subarray(0, file.length - 288))).toBe('truncated')
  })

  it('with something else between or behind its frames is corrupt, but for tags', async () => {
    const file = fixture('uncounted.mp3')
    expect(await reasonFor(without(file, 1000, 1050))).toBe('corrupt')
    expect(await reasonFor(joined(file, new TextEncoder().encode('GET / HTTP/1.1')))).toBe('corrupt')
    const id3v1 = joined(new TextEncoder().encode('TAGJane Roe'), new Uint8Array(117))
    expect(await reasonFor(joined(new Uint8Array(300), file, id3v1))).toBe('unsupported_format')
    expect(await reasonFor(joined(file, id3v1))).toBeNull()
  })

  it('is decoded again and again by the same decoder', async () => {
    const lengths = await Promise.all(Array.from({ length: 5 }, async () => (await soundOf(fixture('variable.mp3'))).channels[0]?.length))
    expect(new Set(lengths)).toEqual(new Set([19_200]))
  })
})
