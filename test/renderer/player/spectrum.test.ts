import { expect, test } from 'vitest'
import { spectrumOf, spectrumRate, type Spectrum } from '../../../renderer/player/spectrum.ts'

const tone = (seconds: number, hz: number): Float32Array =>
  Float32Array.from({ length: seconds * spectrumRate }, (_, index) => 0.3 * Math.sin((2 * Math.PI * hz * index) / spectrumRate))

const loudestRow = ({ rows, strengths }: Spectrum, column: number): number => {
  const part = strengths.subarray(column * rows, (column + 1) * rows)
  return part.indexOf(Math.max(...part))
}

const strongest = (strengths: Uint8Array): number => strengths.reduce((most, strength) => Math.max(most, strength), 0)

test('a tone stands at its frequency, from 0 at the bottom to 8 kHz at the top', async () => {
  for (const hz of [500, 1000, 3000, 7000]) {
    const spectrum = await spectrumOf(tone(1, hz), () => true)
    if (spectrum === null) return expect.unreachable()
    expect(loudestRow(spectrum, Math.floor(spectrum.columns / 2))).toBe(Math.round(hz / (8000 / spectrum.rows)))
  }
})

test('silence is drawn as nothing beside sound, and the longest clip stays drawable', async () => {
  const spectrum = await spectrumOf(Float32Array.from([...tone(2, 1000), ...new Float32Array(2 * spectrumRate)]), () => true)
  if (spectrum === null) return expect.unreachable()
  const { columns, rows, strengths } = spectrum
  expect(strongest(strengths.subarray(Math.floor(columns * 0.6) * rows))).toBe(0)
  expect(strongest(strengths)).toBe(255)
  const silence = await spectrumOf(new Float32Array(60 * spectrumRate), () => true)
  expect(silence?.columns).toBeLessThanOrEqual(2400)
  expect(strongest(silence?.strengths ?? new Uint8Array([1]))).toBe(0)
})

test('is given up when nobody waits for it any more', async () => {
  expect(await spectrumOf(tone(60, 1000), () => false)).toBeNull()
})
