import { describe, expect, test } from 'vitest'
import { byHour, inDayOrder, leaseWorry, totalsOf } from '../../../renderer/supervisor/figures.ts'
import { shiftOf } from '../stage/figures.ts'

describe('figures of shifts', () => {
  test('count clips by the hour, a last one that has begun included', () => {
    expect(byHour([1, 2, 3, 4, 5, 6, 7])).toEqual([21, 7])
    expect(byHour([])).toEqual([])
  })

  test('stand in the order of the day, never by what somebody has done', () => {
    const first = shiftOf(1, { startedAt: 10, person: 'r-900', clips: 1 })
    const second = shiftOf(2, { startedAt: 20, person: 'r-101', clips: 500 })
    const third = shiftOf(3, { startedAt: 20, person: 'r-200', clips: 90 })
    expect(inDayOrder([third, second, first])).toEqual([first, second, third])
  })

  test('worry about a lease only where results still wait on the laptop', () => {
    const at = (waiting: number, leaseEndsAt: number | null) => leaseWorry(shiftOf(1, { waiting, leaseEndsAt }), 10_000_000)
    expect(at(0, 10_000_001)).toBe('none')
    expect(at(5, null)).toBe('none')
    expect(at(5, 13_600_001)).toBe('none')
    expect(at(5, 13_600_000)).toBe('soon')
    expect(at(5, 10_000_000)).toBe('ended')
  })

  test('add up', () => {
    const shifts = [shiftOf(1, { clips: 3, waiting: 1, slots: 2 }), shiftOf(2, { clips: 4, waiting: 0, slots: 5 })]
    expect(totalsOf(shifts)).toMatchObject({ clips: 7, waiting: 1, slots: 7 })
  })
})
