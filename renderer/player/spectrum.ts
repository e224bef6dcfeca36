import FFT, { type FFT as Transform } from 'wavesurfer.js/dist/fft.js'

// The short-time spectrum of a clip. wavesurfer's own spectrogram draws from decoded samples, and where peaks come with
// a clip, as here, it takes those for samples; so its transform is used and its drawing is not. Its worker is a
// blob, which the page's policy would have to allow; this works on the page itself instead, a few milliseconds at a time,
// so that no key ever waits for it.

/** Its declarations call it a function; it is made with `new`. */
const Fft = FFT as unknown as new (samples: number, rate: number, window: 'hann', alpha: number) => Transform

/** How strong each frequency is at each time, 0 to 255, column by column from the lowest frequency up. */
export type Spectrum = { columns: number; rows: number; strengths: Uint8Array }

/** Clips are 16 kHz: speech has nothing to show beyond 8. */
export const spectrumRate = 16_000
/** 32 ms: long enough to part the harmonics of a voice, short enough to show its consonants. */
const windowSamples = 512
const rows = windowSamples / 2
const leastHopSamples = 48
const mostColumns = 2400
/** What lies this far below the strongest sound of the clip is drawn as nothing. */
const rangeDb = 65
/** A clip in which nothing is louder than this is silent. */
const silenceDb = -90
/** Speech falls by about 6 dB an octave; lifting it as much keeps its upper formants in sight. */
const tiltDbPerOctave = 6

/** How long the page may be kept busy at a stretch. */
const sliceMs = 5
const pause = (): Promise<void> => new Promise(resolve => setTimeout(resolve))

/** The spectrum of samples at 16 kHz; null as soon as nobody waits for it any more. */
export async function spectrumOf(samples: Float32Array, isWanted: () => boolean): Promise<Spectrum | null> {
  const hop = Math.max(leastHopSamples, Math.ceil(samples.length / mostColumns))
  const columns = Math.max(1, Math.ceil(samples.length / hop))
  const fft = new Fft(windowSamples, spectrumRate, 'hann', 0)
  const tilt = Float32Array.from({ length: rows }, (_, row) => tiltDbPerOctave * Math.log2((Math.max(1, row) * (spectrumRate / windowSamples)) / 1000))
  const levels = new Float32Array(columns * rows)
  const frame = new Float32Array(windowSamples)
  let loudest = silenceDb
  let since = performance.now()
  for (let column = 0; column < columns; column++) {
    if (performance.now() - since > sliceMs) {
      await pause()
      if (!isWanted()) return null
      since = performance.now()
    }
    const start = column * hop - windowSamples / 2
    for (let i = 0; i < windowSamples; i++) frame[i] = samples[start + i] ?? 0
    const magnitudes = fft.calculateSpectrum(frame)
    for (let row = 0; row < rows; row++) {
      const level = 20 * Math.log10(Math.max(magnitudes[row] ?? 0, 1e-9)) + (tilt[row] ?? 0)
      levels[column * rows + row] = level
      if (level > loudest) loudest = level
    }
  }
  return { columns, rows, strengths: Uint8Array.from(levels, level => Math.round(Math.max(0, 1 + (level - loudest) / rangeDb) * 255)) }
}
