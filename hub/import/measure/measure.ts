import { fractionsOf } from '../pcm.ts'
import type { Measured } from '../sink.ts'
import { createLoudnessMeter } from './loudness.ts'
import { measurePeaks } from './peaks.ts'
import { createSpeechDetector } from './speech.ts'

export type Meter = { measure(pcm: Int16Array, sampleRate: number): Measured; free(): void }

/** Measures what is kept of a clip: its 16-bit samples, at the rate it was recorded at. */
export async function createMeter(): Promise<Meter> {
  const speech = await createSpeechDetector()
  const meter = createLoudnessMeter()
  return {
    measure(pcm, sampleRate) {
      const samples = fractionsOf(pcm)
      const loudness = meter.loudness(samples, sampleRate)
      return {
        durationMs: Math.round((pcm.length * 1000) / sampleRate),
        sampleRate,
        peaks: measurePeaks(pcm, sampleRate),
        loudness,
        truePeak: meter.truePeak(samples, sampleRate),
        speech: loudness === null ? [] : speech.detect(pcm, sampleRate),
      }
    },
    free: () => speech.free(),
  }
}
