import type { Sound } from './decode/sound.ts'
import { wavHeaderBytes, wavWithRoom } from './wav-header.ts'

// Clips are kept as 16-bit mono PCM at the rate they were recorded at, in a WAV that holds nothing else.

const fullScale = 32_768

/** The mean of all channels, rounded to 16 bits; what lies beyond full scale is clipped. */
export function mixToPcm(sound: Sound): Int16Array {
  const { channels } = sound
  const pcm = new Int16Array(channels[0]?.length ?? 0)
  const scale = fullScale / channels.length
  for (let i = 0; i < pcm.length; i++) {
    let sum = 0
    for (const channel of channels) sum += channel[i] ?? 0
    pcm[i] = Math.max(-fullScale, Math.min(fullScale - 1, Math.round(sum * scale)))
  }
  return pcm
}

/** Full scale is 1. */
export const fractionsOf = (pcm: Int16Array): Float32Array => Float32Array.from(pcm, sample => sample / fullScale)

export function encodeWav(pcm: Int16Array, sampleRate: number): Uint8Array<ArrayBuffer> {
  const wav = wavWithRoom({ tag: 1, channels: 1, sampleRate, frameBytes: 2, bits: 16 }, pcm.byteLength)
  const view = new DataView(wav.buffer, wavHeaderBytes)
  pcm.forEach((sample, i) => view.setInt16(i * 2, sample, true))
  return wav
}
