import { describe, expect, test } from 'vitest'
import { decibels, goOnSoundStage, largestStep, peak } from './on-sound-stage.ts'
import type { PathStep, Rendered, Signal } from './render-path.ts'

// The sound path that plays clips, rendered by an OfflineAudioContext in Chromium, and measured sample by sample.

const page = goOnSoundStage()
const render = (signal: Signal, gainDb: number, steps: PathStep[], seconds = 1): Promise<Rendered> =>
  page().evaluate(([of, db, does, length]) => window.sound.render(of, db, does, length), [signal, gainDb, steps, seconds] as const)

const flat: Signal = { hz: 0, level: 0.1 }
/** The level that a straight line of so many milliseconds climbs from one sample to the next. */
const slope = (level: number, ms: number): number => level / (ms * 48)

describe('the fade-in', () => {
  test('is a straight line over 50 ms from silence, without a step', async () => {
    const { left } = await render(flat, 0, [{ at: 0.1, what: 'open' }])
    expect(peak(left.slice(0, 4800))).toBe(0)
    for (const ms of [5, 10, 25, 40, 49]) expect(left[4800 + ms * 48]).toBeCloseTo(0.1 * (ms / 50), 4)
    expect(left[4800 + 51 * 48]).toBeCloseTo(0.1, 6)
    expect(largestStep(left)).toBeLessThan(slope(0.1, 50) * 1.02)
  })
})

describe('the gain', () => {
  test.each([-20, -6, 0, 4.3, 12])('is fixed at %s dB', async db => {
    const { left } = await render(flat, db, [{ at: 0, what: 'open' }])
    expect(decibels((left[40_000] ?? 0) / 0.1)).toBeCloseTo(db, 3)
    expect(left[10_000]).toBe(left[47_000])
  })
})

describe('silence', () => {
  test('is complete 8 ms after it was asked for, and makes no click', async () => {
    const { left } = await render(flat, 6, [{ at: 0, what: 'open' }, { at: 0.5, what: 'close' }])
    const level = left[23_999] ?? 0
    const silentAfterMs = (left.findLastIndex(sample => sample !== 0) + 1 - 24_000) / 48
    process.stdout.write(`silence ${silentAfterMs.toFixed(1)} ms after it was asked for\n`)
    expect(silentAfterMs).toBeLessThanOrEqual(8.1)
    expect(largestStep(left.slice(23_000))).toBeLessThan(slope(level, 8) * 1.02)
  })

  test('asked for in the middle of the fade-in goes down from where that had come to', async () => {
    const { left } = await render(flat, 0, [{ at: 0, what: 'open' }, { at: 0.02, what: 'close' }])
    expect(left[959]).toBeCloseTo(0.04, 3)
    expect(peak(left.slice(960 + 8 * 48 + 1))).toBe(0)
    expect(largestStep(left)).toBeLessThan(slope(0.04, 8) * 1.02)
  })

  test('ends as gently as it came', async () => {
    const { left } = await render(flat, 0, [{ at: 0, what: 'open' }, { at: 0.3, what: 'close' }, { at: 0.304, what: 'reopen' }])
    expect(left[47_000]).toBeCloseTo(0.1, 6)
    expect(largestStep(left)).toBeLessThan(slope(0.1, 8) * 1.02)
  })
})

describe('the shield', () => {
  const steady: PathStep[] = [{ at: 0, what: 'open' }, { at: 0, what: 'soften' }]
  const levelAt = async (hz: number): Promise<number> => {
    const { left } = await render({ hz, level: 0.5 }, 0, steady)
    return decibels(peak(left.slice(24_000)) / 0.5)
  }

  test('takes 12 dB off everything, and the highs with it', async () => {
    const levels: [number, number][] = []
    for (const hz of [100, 500, 1000, 1500, 3000, 6000]) levels.push([hz, await levelAt(hz)])
    process.stdout.write(`shield: ${levels.map(([hz, db]) => `${hz} Hz ${db.toFixed(1)} dB`).join(', ')}\n`)
    const at = new Map(levels)
    expect(at.get(100)).toBeCloseTo(-12, 0)
    expect(at.get(500)).toBeCloseTo(-12, 0)
    expect(at.get(1000)).toBeGreaterThan(-12.6)
    expect(at.get(1500)).toBeCloseTo(-15, 0)
    expect(at.get(3000)).toBeLessThan(-35)
    expect(at.get(6000)).toBeLessThan(-55)
  })

  test('gives both ears the same: the mean of the two sides', async () => {
    const left = await render({ hz: 400, level: 0.5, sides: 'left' }, 0, steady)
    expect(largestStep(left.left.map((sample, index) => sample - (left.right[index] ?? 0)).slice(24_000))).toBe(0)
    expect(decibels(peak(left.left.slice(24_000)) / 0.5)).toBeCloseTo(-18, 0)
    const opposite = await render({ hz: 400, level: 0.5, sides: 'opposite' }, 0, steady)
    expect(peak(opposite.left.slice(24_000))).toBeLessThan(1e-6)
  })

  test('comes and goes within 20 ms, without a click', async () => {
    const { left } = await render({ hz: 300, level: 0.5 }, 0, [
      { at: 0, what: 'open' }, { at: 0.3, what: 'soften' }, { at: 0.6, what: 'clear' },
    ])
    expect(peak(left.slice(0.2 * 48_000, 0.3 * 48_000))).toBeCloseTo(0.5, 2)
    expect(decibels(peak(left.slice(0.33 * 48_000, 0.6 * 48_000)) / 0.5)).toBeCloseTo(-12, 0)
    expect(peak(left.slice(0.63 * 48_000))).toBeCloseTo(0.5, 2)
    expect(largestStep(left)).toBeLessThan(((0.5 * 2 * Math.PI * 300) / 48_000) * 1.1)
  })
})
