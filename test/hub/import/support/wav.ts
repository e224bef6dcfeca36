import { wavHeaderBytes, wavWithRoom } from '../../../../hub/import/wav-header.ts'

/** A sample at an instant in seconds, from -1 to 1. */
export type Signal = (seconds: number) => number

export const sine = (hertz: number, amplitude = 0.5): Signal => seconds => amplitude * Math.sin(2 * Math.PI * hertz * seconds)
export const silence: Signal = () => 0

export const sampled = (signal: Signal, seconds: number, sampleRate: number): Int16Array =>
  Int16Array.from({ length: Math.round(seconds * sampleRate) }, (_, i) => Math.round(signal(i / sampleRate) * 32_767))

type Shape = { seconds?: number; sampleRate?: number; channels?: Signal[]; tag?: number; bits?: number }

/** A WAV of the given signals, one for each channel; 1 s of a tone at 16 kHz and 16 bits by default. */
export function makeWav({ seconds = 1, sampleRate = 16_000, channels = [sine(440)], tag = 1, bits = 16 }: Shape = {}): Uint8Array<ArrayBuffer> {
  const frames = Math.round(seconds * sampleRate)
  const frameBytes = (channels.length * bits) / 8
  const wav = wavWithRoom({ tag, channels: channels.length, sampleRate, frameBytes, bits }, frames * frameBytes)
  const view = new DataView(wav.buffer, wavHeaderBytes)
  for (let i = 0; i < frames; i++) {
    channels.forEach((signal, c) => putSample(view, i * frameBytes + (c * bits) / 8, signal(i / sampleRate), tag, bits))
  }
  return wav
}

function putSample(view: DataView, at: number, value: number, tag: number, bits: number): void {
  if (tag === 3) return bits === 32 ? view.setFloat32(at, value, true) : view.setFloat64(at, value, true)
  const scaled = Math.round(value * (2 ** (bits - 1) - 1))
  if (bits === 8) view.setUint8(at, scaled + 128)
  else if (bits === 16) view.setInt16(at, scaled, true)
  else if (bits === 24) {
    view.setUint16(at, scaled & 0xffff, true)
    view.setInt8(at + 2, scaled >> 16)
  } else view.setInt32(at, scaled, true)
}

/** Puts a chunk in front of the samples of a WAV. */
export function withChunk(wav: Uint8Array, id: string, content: Uint8Array): Uint8Array<ArrayBuffer> {
  const chunk = new Uint8Array(8 + content.length + (content.length % 2))
  chunk.set(new TextEncoder().encode(id))
  new DataView(chunk.buffer).setUint32(4, content.length, true)
  chunk.set(content, 8)
  return joined(wav.subarray(0, 36), chunk, wav.subarray(36))
}

export function joined(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat(parts))
}
