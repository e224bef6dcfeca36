import { describe, expect, it } from 'vitest'
import { halfQuartileRange } from '../../../shared/domain/shift-figures.ts'
import { workedStretches } from '../../../shared/domain/stretches.ts'

describe('worked time', () => {
  it('is the whole shift when nobody went away', () => {
    expect(workedStretches(100, 500, [])).toEqual([{ from: 100, to: 500 }])
  })

  it('leaves pauses and locks out, however they overlap', () => {
    expect(workedStretches(0, 100, [{ at: 10, step: 'paused' }, { at: 30, step: 'resumed' }])).toEqual([{ from: 0, to: 10 }, { from: 30, to: 100 }])
    expect(workedStretches(0, 100, [
      { at: 10, step: 'paused' }, { at: 20, step: 'locked' }, { at: 30, step: 'resumed' }, { at: 40, step: 'unlocked' },
    ])).toEqual([{ from: 0, to: 10 }, { from: 40, to: 100 }])
    expect(workedStretches(0, 100, [
      { at: 10, step: 'locked' }, { at: 20, step: 'paused' }, { at: 30, step: 'unlocked' }, { at: 40, step: 'resumed' },
    ])).toEqual([{ from: 0, to: 10 }, { from: 40, to: 100 }])
  })

  it('ends where somebody went away and never came back', () => {
    expect(workedStretches(0, 100, [{ at: 60, step: 'locked' }])).toEqual([{ from: 0, to: 60 }])
  })

  it('has no stretch of nothing, and none outside the shift', () => {
    expect(workedStretches(50, 50, [])).toEqual([])
    expect(workedStretches(50, 100, [{ at: 20, step: 'locked' }, { at: 70, step: 'unlocked' }])).toEqual([{ from: 70, to: 100 }])
    expect(workedStretches(50, 100, [{ at: 90, step: 'paused' }, { at: 130, step: 'resumed' }])).toEqual([{ from: 50, to: 90 }])
  })
})

describe('the spread of handling times', () => {
  it('is half the distance between the quartiles', () => {
    expect(halfQuartileRange([1, 2, 3, 4, 5])).toBe(1)
    expect(halfQuartileRange([8, 2, 4, 6])).toBe(1.5)
    expect(halfQuartileRange([3, 3, 3])).toBe(0)
  })

  it('needs two values', () => {
    expect(halfQuartileRange([])).toBeNull()
    expect(halfQuartileRange([5])).toBeNull()
  })
})
