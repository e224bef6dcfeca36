import type { RefusalReason } from '../sink.ts'

// What a decoder makes of a file, and the limits within which a file is a clip.

/** Samples of each channel, nominally -1 to 1; all channels are equally long. */
export type Sound = { sampleRate: number; channels: Float32Array[] }

export type SoundRefusal = Exclude<RefusalReason, 'bad_row' | 'outside_folder' | 'missing_file' | 'unreadable'>

/** Why a file is no clip; `detail` is for a person. */
export type Refused = { ok: false; reason: SoundRefusal; detail: string }

export type Decoded = { ok: true; sound: Sound } | Refused

export const refuse = (reason: SoundRefusal, detail: string): Refused => ({ ok: false, reason, detail })

const shortestSeconds = 0.3
export const longestSeconds = 60
/** 60 s of 96 kHz, stereo, 32 bits fit; nothing longer than a clip needs to be read to know that it is. */
export const largestBytes = 64 * 1024 * 1024

const lowestRate = 8000
const highestRate = 192_000
const mostChannels = 8

const seconds = (samples: number, sampleRate: number): string => (samples / sampleRate).toFixed(2)

/** A refusal for a shape that no clip has, else null; asked before anything of that shape is decoded. */
export function refuseShape(sampleRate: number, channels: number, samples: number): Refused | null {
  if (sampleRate < lowestRate || sampleRate > highestRate) {
    return refuse('unsupported_format', `Its sample rate is ${sampleRate} Hz; ${lowestRate} to ${highestRate} Hz can be imported.`)
  }
  if (channels < 1 || channels > mostChannels) {
    return refuse('unsupported_format', `It has ${channels} channels; 1 to ${mostChannels} can be imported.`)
  }
  if (samples > longestSeconds * sampleRate) {
    return refuse('too_long', `It lasts ${seconds(samples, sampleRate)} s; a clip lasts at most ${longestSeconds} s.`)
  }
  return null
}

/** As `refuseShape`, and for a length that no clip has. */
export function refuseLength(sampleRate: number, channels: number, samples: number): Refused | null {
  if (samples === 0) return refuse('empty', 'It holds no sound at all.')
  const shape = refuseShape(sampleRate, channels, samples)
  if (shape !== null) return shape
  if (samples >= shortestSeconds * sampleRate) return null
  return refuse('too_short', `It lasts ${seconds(samples, sampleRate)} s; a clip lasts at least ${shortestSeconds} s.`)
}
