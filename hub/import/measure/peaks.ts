/** The milliseconds that one peak stands for. */
export const peakMs = 10

/** Where each stretch of 10 ms begun starts, and the end of the last; exact on average where 10 ms are no whole samples. */
function stretchBounds(samples: number, sampleRate: number): number[] {
  const stretches = Math.ceil((samples * 1000) / sampleRate / peakMs)
  const bounds = Array.from({ length: stretches }, (_, i) => Math.floor((i * peakMs * sampleRate) / 1000))
  return [...bounds, samples]
}

/** Absolute peaks, one for every 10 ms begun; 255 is full scale. */
export function measurePeaks(pcm: Int16Array, sampleRate: number): Uint8Array<ArrayBuffer> {
  const bounds = stretchBounds(pcm.length, sampleRate)
  const peaks = new Uint8Array(bounds.length - 1)
  for (let i = 0; i < peaks.length; i++) {
    let most = 0
    for (let at = bounds[i] ?? 0; at < (bounds[i + 1] ?? 0); at++) most = Math.max(most, Math.abs(pcm[at] ?? 0))
    peaks[i] = Math.round((most * 255) / 32_768)
  }
  return peaks
}
