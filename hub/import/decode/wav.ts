import wavefile from 'wavefile'
import { wavHeaderBytes, wavWithRoom, type WavFormat } from '../wav-header.ts'
import { refuse, refuseLength, type Decoded, type Refused } from './sound.ts'

// RIFF/WAVE and RF64 (EBU Tech 3306): PCM of 8 to 32 bits, float of 32 or 64, A-law and mu-law.

/** Decodes a whole file. Its chunks are found here, so that no tag of it ever reaches the library that reads samples. */
export function decodeWav(file: Uint8Array): Decoded {
  const found = findChunks(new DataView(file.buffer, file.byteOffset, file.byteLength))
  if (!found.ok) return found
  const { format, from, to } = found
  const bits = sampleBits[format.tag]
  if (bits === undefined) {
    const name = knownTags[format.tag] ?? `format ${format.tag}`
    return refuse('unsupported_format', `Its samples are ${name}; convert it to PCM.`)
  }
  if (!bits.includes(format.bits)) {
    return refuse('unsupported_format', `Its samples have ${format.bits} bits; ${bits.join(', ')} can be imported.`)
  }
  if (format.frameBytes !== (format.channels * format.bits) / 8) {
    return refuse('corrupt', 'Its format chunk contradicts itself.')
  }
  const samples = Math.floor((to - from) / format.frameBytes)
  const refused = refuseLength(format.sampleRate, format.channels, samples)
  if (refused !== null) return refused
  const channels = readSamples(format, file.subarray(from, from + samples * format.frameBytes))
  if (channels.some(channel => channel.some(sample => !Number.isFinite(sample)))) {
    return refuse('corrupt', 'It holds samples that are not numbers.')
  }
  return { ok: true, sound: { sampleRate: format.sampleRate, channels } }
}

type Chunks = { ok: true; format: WavFormat; from: number; to: number }

const pcm = 1
const float = 3
const aLaw = 6
const muLaw = 7
const extensible = 0xfffe
const sampleBits: Partial<Record<number, number[]>> = {
  [pcm]: [8, 16, 24, 32], [float]: [32, 64], [aLaw]: [8], [muLaw]: [8],
}
const knownTags: Partial<Record<number, string>> = {
  0x02: 'Microsoft ADPCM', 0x11: 'IMA ADPCM', 0x31: 'GSM 06.10', 0x40: 'G.721', 0x50: 'MPEG', 0x55: 'MP3',
}
const unknownSize = 0xffff_ffff

function findChunks(view: DataView): Chunks | Refused {
  const name = (at: number): string => String.fromCharCode(...[0, 1, 2, 3].map(i => view.getUint8(at + i)))
  let format: WavFormat | null = null
  let longSize = Number.POSITIVE_INFINITY
  let at = 12
  while (at + 8 <= view.byteLength) {
    const id = name(at)
    const size = view.getUint32(at + 4, true)
    const from = at + 8
    const rest = view.byteLength - from
    if (id === 'data') {
      if (format === null) return refuse('corrupt', 'It has samples but says nothing about their format.')
      const declared = size === unknownSize ? longSize : size
      if (declared !== Number.POSITIVE_INFINITY && declared > rest) {
        const lack = `It should hold ${declared} bytes of samples and ends after ${rest}.`
        return refuse('truncated', `${lack} Copy it again from its source.`)
      }
      return { ok: true, format, from, to: from + Math.min(declared, rest) }
    }
    if (size > rest) break
    if (id === 'ds64' && size >= 16) longSize = Number(view.getBigUint64(from + 8, true))
    if (id === 'fmt ') {
      if (size < 16) return refuse('corrupt', 'Its format chunk is too short.')
      format = readFormat(view, from, size)
    }
    at = from + size + (size % 2)
  }
  return refuse('truncated', 'It ends before its samples begin. Copy it again from its source.')
}

function readFormat(view: DataView, at: number, size: number): WavFormat {
  const tag = view.getUint16(at, true)
  return {
    tag: tag === extensible && size >= 40 ? view.getUint16(at + 24, true) : tag,
    channels: view.getUint16(at + 2, true),
    sampleRate: view.getUint32(at + 4, true),
    frameBytes: view.getUint16(at + 12, true),
    bits: view.getUint16(at + 14, true),
  }
}

/** Samples of each channel as fractions of full scale. */
function readSamples(format: WavFormat, samples: Uint8Array): Float32Array[] {
  const wav = wavWithRoom(format, samples.length)
  wav.set(samples, wavHeaderBytes)
  const wave = new wavefile.WaveFile(wav)
  if (format.tag === aLaw) wave.fromALaw()
  if (format.tag === muLaw) wave.fromMuLaw()
  const read: unknown = wave.getSamples(false, Float64Array)
  const channels = (format.channels === 1 ? [read] : read) as Float64Array[]
  if (format.tag === float) return channels.map(channel => Float32Array.from(channel))
  const bits = format.tag === pcm ? format.bits : 16
  const fullScale = 2 ** (bits - 1)
  const middle = bits === 8 ? fullScale : 0
  return channels.map(channel => Float32Array.from(channel, sample => (sample - middle) / fullScale))
}
