import { describe, expect, test } from 'vitest'
import { byDueFirst, faceOf, heatOf } from '../../../renderer/safety/clocks.ts'
import { caseOf, due } from '../stage/figures.ts'

describe('the order of cases', () => {
  test('is what is due first, not what is gravest', () => {
    const soon = caseOf(1, { severity: 'S3', ...due(100) })
    const later = caseOf(2, { severity: 'S1', ...due(200) })
    expect([later, soon].toSorted(byDueFirst)).toEqual([soon, later])
  })

  test('puts cases whose clock has stopped last, the gravest and oldest of them first', () => {
    const running = caseOf(1, { severity: 'S4', ...due(9e12) })
    const grave = caseOf(2, { severity: 'S1', clocks: [], receivedAt: 50 })
    const old = caseOf(3, { severity: 'S2', clocks: [], receivedAt: 10 })
    const young = caseOf(4, { severity: 'S2', clocks: [], receivedAt: 20 })
    expect([young, old, grave, running].toSorted(byDueFirst)).toEqual([running, grave, old, young])
  })
})

describe('a clock', () => {
  test('is calm, hot in its last quarter, over from the instant it ends, and still once seen', () => {
    const clock = caseOf(1, { receivedAt: 0, ...due(400) })
    expect([0, 299, 300, 399, 400].map(now => heatOf(clock, now))).toEqual(['calm', 'calm', 'hot', 'hot', 'over'])
    expect(heatOf({ ...clock, clocks: [] }, 9999)).toBe('still')
  })

  test('shows minutes and seconds under an hour, hours and minutes under two days, then days', () => {
    expect(faceOf(0)).toEqual({ unit: 'minutes', text: '00:00' })
    expect(faceOf(191_999)).toEqual({ unit: 'minutes', text: '03:11' })
    expect(faceOf(3_600_000)).toEqual({ unit: 'hours', hours: 1, minutes: '00' })
    expect(faceOf(13_440_000)).toEqual({ unit: 'hours', hours: 3, minutes: '44' })
    expect(faceOf(200_000_000)).toEqual({ unit: 'days', count: 2 })
  })
})
