import { afterEach, describe, expect, test } from 'vitest'
import { periodOf } from '../../../renderer/supervisor/periods.ts'

const zone = process.env['TZ']
afterEach(() => {
  if (zone === undefined) delete process.env['TZ']
  else process.env['TZ'] = zone
})

const hour = 3_600_000

describe('a period of the board', () => {
  test('begins and ends at midnight where the supervisor is', () => {
    process.env['TZ'] = 'Asia/Kolkata'
    const now = Date.parse('2026-11-23T20:00:00Z')
    expect(periodOf('today', now)).toEqual({ from: Date.parse('2026-11-23T18:30:00Z'), to: Date.parse('2026-11-24T18:30:00Z') })
    expect(periodOf('yesterday', now)).toEqual({ from: Date.parse('2026-11-22T18:30:00Z'), to: Date.parse('2026-11-23T18:30:00Z') })
    expect(periodOf('week', now)).toEqual({ from: Date.parse('2026-11-17T18:30:00Z'), to: Date.parse('2026-11-24T18:30:00Z') })
  })

  test('is a whole day also where a clock is put back or forward in it', () => {
    process.env['TZ'] = 'Europe/Bucharest'
    const back = periodOf('today', Date.parse('2026-10-25T12:00:00Z'))
    const forward = periodOf('yesterday', Date.parse('2026-03-30T12:00:00Z'))
    expect((back.to - back.from) / hour).toBe(25)
    expect((forward.to - forward.from) / hour).toBe(23)
  })
})
