import { describe, expect, test } from 'vitest'
import { createDesktopNotices, createOccasions, type WatchedCase } from '../../../renderer/safety/desktop-notices.ts'

const minute = 60_000
const start = Date.UTC(2026, 10, 23, 8)

const watched = (escalation: string, minutes = 5, metAt: number | null = null): WatchedCase => ({
  escalation, receivedAt: start, clocks: [{ kind: 'acknowledge', dueAt: start + minutes * minute, metAt }],
})

describe('what a safety lead is told through the system', () => {
  test('is that a case arrived, but not those that were there when the console opened', () => {
    const occasionsOf = createOccasions()
    expect(occasionsOf([watched('a')], start)).toEqual([])
    expect(occasionsOf([watched('a'), watched('b'), watched('c')], start)).toEqual(['arrived'])
    expect(occasionsOf([watched('a'), watched('b'), watched('c')], start)).toEqual([])
    expect(occasionsOf([watched('d')], start)).toEqual(['arrived'])
  })

  test('is that a clock is about to be missed, once', () => {
    const occasionsOf = createOccasions()
    expect(occasionsOf([watched('a'), watched('b', 240)], start + 3.9 * minute)).toEqual([])
    expect(occasionsOf([watched('a'), watched('b', 240)], start + 4 * minute)).toEqual(['due'])
    expect(occasionsOf([watched('a'), watched('b', 240)], start + 4.5 * minute)).toEqual([])
    expect(occasionsOf([watched('b', 240)], start + 191 * minute)).toEqual([])
    expect(occasionsOf([watched('b', 240)], start + 192 * minute)).toEqual(['due'])
  })

  test('is nothing of a clock that was met, or is missed already', () => {
    const occasionsOf = createOccasions()
    expect(occasionsOf([watched('a', 5, start + minute)], start + 4.5 * minute)).toEqual([])
    expect(occasionsOf([watched('b')], start + 6 * minute)).toEqual(['arrived'])
  })

  test('is told only where it is permitted and nobody looks at the window', () => {
    const shown: string[] = []
    const state = { permitted: true, attended: true }
    const tell = createDesktopNotices({
      place: { permitted: () => state.permitted, attended: () => state.attended, show: (title, body) => void shown.push(`${title}: ${body}`) },
      title: 'Earshot', textOf: occasion => occasion, now: () => start,
    })
    tell([])
    tell([watched('a')])
    state.attended = false
    state.permitted = false
    tell([watched('b')])
    expect(shown).toEqual([])
    state.permitted = true
    tell([watched('c')])
    expect(shown).toEqual(['Earshot: arrived'])
  })
})
