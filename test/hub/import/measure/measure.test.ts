import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMeter, type Meter } from '../../../../hub/import/measure/measure.ts'
import { mixToPcm } from '../../../../hub/import/pcm.ts'
import { playbackGainDb } from '../../../../shared/domain/loudness.ts'
import { sampleClip, soundOf } from '../support/recordings.ts'
import { noises } from '../support/noise.ts'
import { sampled, silence, sine } from '../support/wav.ts'

let meter: Meter
beforeAll(async () => {
  meter = await createMeter()
})
afterAll(() => meter.free())

const rates = [8000, 11_025, 16_000, 22_050, 44_100, 48_000]

describe('loudness', () => {
  // EBU Tech 3341 and 3342: a sine of 1 kHz reads its level as RMS, in one channel 3 dB under its peak.
  it.each(rates)('of a 1 kHz sine with a peak of -20 dBFS is -23 LUFS at %i Hz', rate => {
    const measured = meter.measure(sampled(sine(997, 0.1), 3, rate), rate)
    expect(measured.loudness).toBeCloseTo(-23, 0)
    expect(measured.truePeak).toBeCloseTo(-20, 0)
    expect(measured.durationMs).toBe(3000)
  })

  it('is that of what is heard: half a minute of pause changes nothing', () => {
    const rate = 16_000
    const paused = sampled(seconds => (seconds < 3 ? sine(997, 0.1)(seconds) : 0), 30, rate)
    expect(meter.measure(paused, rate).loudness).toBeCloseTo(-23, 0)
  })

  it('of less than 400 ms is the RMS level', () => {
    expect(meter.measure(sampled(sine(997, 0.1), 0.35, 16_000), 16_000).loudness).toBeCloseTo(-23, 1)
  })

  it.each([0.3, 0.399, 0.4, 5])('of silence is null, over %f s', seconds => {
    const measured = meter.measure(sampled(silence, seconds, 16_000), 16_000)
    expect(measured).toMatchObject({ loudness: null, truePeak: -120, speech: [] })
    expect(Number.isFinite(playbackGainDb(measured.loudness, measured.truePeak))).toBe(true)
  })

  it('sees the peak between two samples', () => {
    const rate = 48_000
    const between = sampled(seconds => Math.sin(2 * Math.PI * 12_000 * seconds + Math.PI / 4) * 0.9, 1, rate)
    const highest = 20 * Math.log10(between.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0) / 32_768)
    expect(highest).toBeCloseTo(-3.9, 0)
    expect(meter.measure(between, rate).truePeak).toBeCloseTo(-0.9, 0)
  })
})

describe('peaks', () => {
  it.each(rates)('are one for every 10 ms begun at %i Hz', rate => {
    const samples = Math.round(rate * 1.234)
    const { peaks } = meter.measure(sampled(sine(440), 1.234, rate), rate)
    expect(peaks).toHaveLength(Math.ceil((samples * 100) / rate))
  })

  it('are 255 at full scale, of either sign, 0 in silence, and stand where the sound is', () => {
    const click = new Int16Array(16_000)
    click[8005] = -32_768
    click[12_000] = 16_384
    const { peaks } = meter.measure(click, 16_000)
    expect([...peaks.entries()].filter(([, peak]) => peak > 0)).toEqual([[50, 255], [75, 128]])
  })
})

describe('speech', () => {
  it.each(rates)('is found in none of silence, tones and hum at %i Hz', rate => {
    const hum = (seconds: number): number => [50, 100, 150].reduce((sum, hertz) => sum + sine(hertz, 0.02)(seconds), 0)
    for (const signal of [silence, sine(440), sine(1000, 0.01), hum]) {
      expect(meter.measure(sampled(signal, 3, rate), rate).speech).toEqual([])
    }
  })

  it.each(Object.keys(noises) as (keyof typeof noises)[])('is found in no %s noise, soft or loud', kind => {
    for (const level of [10, 300, 3000]) {
      for (let seed = 1; seed <= 5; seed++) {
        const noise = Int16Array.from(noises[kind](48_000, seed), sample => Math.max(-32_768, Math.min(32_767, Math.round(sample * level))))
        expect(meter.measure(noise, 16_000).speech).toEqual([])
      }
    }
  })

  /** "computer play shake it off by taylor swift", in a nearly quiet room, 340 to 3190 ms. */
  const sentence = async (): Promise<Int16Array> => mixToPcm(await soundOf(sampleClip('clip-04.flac')))
  const shareFound = (pcm: Int16Array, rate: number): number => {
    const [from, to] = [400, 3000]
    const { speech } = meter.measure(pcm, rate)
    return speech.reduce((sum, span) => sum + Math.max(0, Math.min(to, span.to) - Math.max(from, span.from)), 0) / (to - from)
  }

  it('starts and ends with what is said', async () => {
    const { speech } = meter.measure(await sentence(), 16_000)
    expect(speech).toHaveLength(1)
    expect(speech[0]?.from).toBeGreaterThan(250)
    expect(speech[0]?.from).toBeLessThan(400)
    expect(speech[0]?.to).toBeGreaterThan(3050)
    expect(speech[0]?.to).toBeLessThan(3350)
  })

  it('is found however soft it is recorded', async () => {
    const pcm = await sentence()
    for (const divisor of [3, 10, 30, 100]) {
      expect(shareFound(pcm.map(sample => Math.round(sample / divisor)), 16_000), `1/${divisor}`).toBeGreaterThan(0.97)
    }
  })

  it.each([
    ['white', 10, 0.95], ['white', 5, 0.95], ['white', 0, 0.8], ['pink', 10, 0.95], ['pink', 5, 0.95], ['pink', 0, 0.8],
    ['brown', 10, 0.95], ['brown', 5, 0.95], ['brown', 0, 0.95],
  ] as const)('is found over %s noise %i dB below it, at least %f of it', async (kind, decibels, least) => {
    const pcm = await sentence()
    const spoken = Float64Array.from(pcm.subarray(6400, 48_000))
    const rms = (values: Float64Array): number => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length)
    const noise = noises[kind](pcm.length, 3)
    const gain = rms(spoken) / rms(noise) / 10 ** (decibels / 20)
    expect(shareFound(pcm.map((sample, i) => Math.round(sample + (noise[i] ?? 0) * gain)), 16_000)).toBeGreaterThan(least)
  })

  it('is found alike at every rate', async () => {
    const pcm = await sentence()
    const at8k = pcm.filter((_, i) => i % 2 === 0)
    const [first] = meter.measure(at8k, 8000).speech
    expect(first?.from).toBeGreaterThan(250)
    expect(first?.from).toBeLessThan(400)
    const at11k = Int16Array.from({ length: Math.floor((pcm.length * 11_025) / 16_000) }, (_, i) => pcm[Math.round((i * 16_000) / 11_025)] ?? 0)
    expect(shareFound(at11k, 11_025)).toBeGreaterThan(0.97)
  })
})
