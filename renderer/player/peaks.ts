import { amplitude } from './sound-path.ts'

/** Playback leaves 6 dB above the highest peak, so a drawing may use twice the height. */
const headroom = 2
/** A sketch tells where it is loud, and no more. */
const sketchSteps = 48

function bytesOf(base64url: string): Uint8Array {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(text, letter => letter.charCodeAt(0))
}

/** A clip's peaks, one for every 10 ms, as high as they are to be drawn: 0 to 1, as loud as they sound. */
export const amplitudesOf = (peaks: string, gainDb: number): Float32Array =>
  Float32Array.from(bytesOf(peaks), byte => Math.min(1, (byte / 255) * amplitude(gainDb) * headroom))

/** How loud a clip is from beginning to end, in at most 48 steps, 0 to 1. */
export function loudnessSketch(peaks: string, gainDb: number): number[] {
  const heights = amplitudesOf(peaks, gainDb)
  const steps = Math.max(1, Math.min(sketchSteps, heights.length))
  return Array.from({ length: steps }, (_, step) => {
    const part = heights.subarray(Math.floor((step * heights.length) / steps), Math.floor(((step + 1) * heights.length) / steps))
    return Math.sqrt(part.reduce((sum, height) => sum + height * height, 0) / part.length)
  })
}
