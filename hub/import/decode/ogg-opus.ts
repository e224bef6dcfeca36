import { OggOpusDecoder } from 'ogg-opus-decoder'
import { readOggPages, type OggPage } from './ogg-pages.ts'
import { longestSeconds, refuse, refuseLength, refuseShape, type Decoded, type Refused } from './sound.ts'

// Opus in Ogg (RFC 7845).

/** Decodes a whole file at the rate it was recorded at, where Opus knows that rate, else at 48 kHz. */
export async function decodeOggOpus(file: Uint8Array): Promise<Decoded> {
  const read = readOggPages(file)
  if (!read.ok) return read
  const head = readHead(read.pages)
  if (!head.ok) return head
  // The decoder takes a sample rate, which its types leave out.
  const options = { forceStereo: false, sampleRate: head.sampleRate }
  const decoder = new OggOpusDecoder(options)
  try {
    await decoder.ready
    return await decodePages(decoder, head, read.pages)
  } finally {
    decoder.free()
  }
}

const opusRate = 48_000
const decodableRates = [8000, 12_000, 16_000, 24_000, opusRate]

type OpusHead = { ok: true; channels: number; sampleRate: number; gain: number }

function readHead(pages: readonly OggPage[]): OpusHead | Refused {
  const body = pages[0]?.body ?? new Uint8Array()
  const name = String.fromCharCode(...body.subarray(0, 8))
  if (name !== 'OpusHead') {
    const codec = otherCodecs.find(([start]) => name.includes(start))?.[1] ?? 'something unknown'
    return refuse('unsupported_format', `Its Ogg stream holds ${codec}; only Opus can be imported from Ogg.`)
  }
  if (body.length < 19) return refuse('corrupt', 'Its header is too short.')
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength)
  const recorded = view.getUint32(12, true)
  const channels = view.getUint8(9)
  const skipped = view.getUint16(10, true)
  const refused = refuseShape(opusRate, channels, Math.max(0, (pages.at(-1)?.granule ?? 0) - skipped))
  return refused ?? {
    ok: true,
    channels,
    sampleRate: decodableRates.includes(recorded) ? recorded : opusRate,
    gain: 10 ** (view.getInt16(16, true) / 256 / 20),
  }
}

const otherCodecs = [['vorbis', 'Vorbis'], ['FLAC', 'FLAC'], ['Speex', 'Speex'], ['theora', 'video']] as const

async function decodePages(decoder: OggOpusDecoder, head: OpusHead, pages: readonly OggPage[]): Promise<Decoded> {
  const parts: Float32Array[][] = []
  let samples = 0
  for (const page of [...pages, null]) {
    // Both are asynchronous, whatever the types say of the second.
    const { channelData, errors } = await Promise.resolve(page === null ? decoder.flush() : decoder.decode(page.bytes))
    if (errors.length > 0) return refuse('corrupt', 'Its packets cannot be decoded.')
    parts.push(channelData)
    samples += channelData[0]?.length ?? 0
    if (samples > (longestSeconds + 1) * head.sampleRate) break
  }
  const refused = refuseLength(head.sampleRate, head.channels, samples)
  if (refused !== null) return refused
  const channels = Array.from({ length: head.channels }, (_, channel) => {
    const joined = new Float32Array(samples)
    let at = 0
    for (const part of parts) {
      const piece = part[channel] ?? new Float32Array()
      joined.set(piece, at)
      at += piece.length
    }
    return head.gain === 1 ? joined : joined.map(sample => sample * head.gain)
  })
  return { ok: true, sound: { sampleRate: head.sampleRate, channels } }
}
