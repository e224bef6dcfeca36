/** A mono 16-bit WAV of samples between -1 and 1. */
export function wavOf(samples: Float32Array, rate = 16_000): Blob {
  const view = new DataView(new ArrayBuffer(44 + samples.length * 2))
  const write = (at: number, text: string): void => new TextEncoder().encode(text).forEach((byte, index) => view.setUint8(at + index, byte))
  write(0, 'RIFF')
  view.setUint32(4, 36 + samples.length * 2, true)
  write(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, rate, true)
  view.setUint32(28, rate * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  write(36, 'data')
  view.setUint32(40, samples.length * 2, true)
  samples.forEach((sample, index) => view.setInt16(44 + index * 2, Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), true))
  return new Blob([view.buffer], { type: 'audio/wav' })
}

/** A steady tone, or one that is there only in bursts. */
export const tone = (seconds: number, hz: number, loud: (at: number) => number = () => 0.5, rate = 16_000): Float32Array =>
  Float32Array.from({ length: Math.round(seconds * rate) }, (_, index) => loud(index / rate) * Math.sin((2 * Math.PI * hz * index) / rate))

/** A tone that rises steadily from 300 Hz, so that its pitch tells where in the clip one is. */
const risingHzPerSecond = 500
export const rising = (seconds: number, rate = 16_000): Float32Array =>
  Float32Array.from({ length: Math.round(seconds * rate) }, (_, index) => {
    const at = index / rate
    return 0.5 * Math.sin(2 * Math.PI * (300 * at + (risingHzPerSecond / 2) * at * at))
  })

/** Where in the rising tone a piece of sound is from, in milliseconds: from the mean time between its upward crossings. */
export function placeInRising(samples: readonly number[], rate: number): number | null {
  const crossings: number[] = []
  for (let index = 1; index < samples.length; index++) {
    const [before, after] = [samples[index - 1] ?? 0, samples[index] ?? 0]
    if (before < 0 && after >= 0) crossings.push(index - 1 + before / (before - after))
  }
  const periods = crossings.slice(1).map((at, index) => at - (crossings[index] ?? 0)).toSorted((a, b) => a - b)
  const median = periods[Math.floor(periods.length / 2)]
  const even = periods.filter(period => Math.abs(period / (median ?? 1) - 1) < 0.12)
  if (even.length < 5) return null
  const mean = even.reduce((sum, period) => sum + period, 0) / even.length
  return ((rate / mean - 300) / risingHzPerSecond) * 1000
}
