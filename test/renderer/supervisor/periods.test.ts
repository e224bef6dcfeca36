import { describe, expect, test } from 'vitest'
import { startOfDay } from '../../../shared/domain/zones.ts'
import { createPeriodChoice, shiftPresets } from '../../../renderer/state/period-choice.ts'
import { before, instantsOf, lengthOf, presetDays } from '../../../shared/domain/periods.ts'

const hour = 3_600_000

describe('a period', () => {
  test('is days of the hub’s zone, wherever the supervisor is', () => {
    const choice = createPeriodChoice('Asia/Kolkata', () => Date.parse('2026-11-23T20:00:00Z'), shiftPresets, 'today')
    expect(choice.days()).toEqual({ from: '2026-11-24', to: '2026-11-24' })
    expect(instantsOf('Asia/Kolkata', choice.days())).toEqual({ from: Date.parse('2026-11-23T18:30:00Z'), to: Date.parse('2026-11-24T18:30:00Z') })
  })

  test('of a week begins on its Monday, and last week is the seven days before it', () => {
    expect(presetDays('week', '2026-11-25')).toEqual({ from: '2026-11-23', to: '2026-11-25' })
    expect(presetDays('week', '2026-11-29')).toEqual({ from: '2026-11-23', to: '2026-11-29' })
    expect(presetDays('lastWeek', '2026-11-25')).toEqual({ from: '2026-11-16', to: '2026-11-22' })
    expect(presetDays('yesterday', '2026-03-01')).toEqual({ from: '2026-02-28', to: '2026-02-28' })
    expect(lengthOf(presetDays('month', '2026-11-25'))).toBe(30)
  })

  test('is compared with as many days right before it', () => {
    expect(before({ from: '2026-11-23', to: '2026-11-29' })).toEqual({ from: '2026-11-16', to: '2026-11-22' })
    expect(before({ from: '2026-03-01', to: '2026-03-01' })).toEqual({ from: '2026-02-28', to: '2026-02-28' })
  })

  test('follows the clock while it is called today, and stands once it is dates', () => {
    let now = Date.parse('2026-11-23T12:00:00Z')
    const choice = createPeriodChoice('UTC', () => now, shiftPresets, 'today')
    now += 24 * hour
    expect(choice.days()).toEqual({ from: '2026-11-24', to: '2026-11-24' })
    choice.choose('dates')
    now += 24 * hour
    expect(choice.days()).toEqual({ from: '2026-11-24', to: '2026-11-24' })
  })

  test('is whole also where a clock is put back or forward in it, at midnight too', () => {
    const lengthIn = (zone: string, day: string): number => {
      const { from, to } = instantsOf(zone, { from: day, to: day })
      return (to - from) / hour
    }
    expect(lengthIn('Europe/Bucharest', '2026-10-25')).toBe(25)
    expect(lengthIn('Europe/Bucharest', '2026-03-29')).toBe(23)
    // In Beirut clocks go forward at midnight, and the day begins at one.
    expect(lengthIn('Asia/Beirut', '2026-03-29')).toBe(23)
    expect(startOfDay('Asia/Beirut', '2026-03-29')).toBe(Date.parse('2026-03-28T22:00:00Z'))
  })
})
