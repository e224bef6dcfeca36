import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createAnnouncer } from '../../../renderer/state/announcer.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function make() {
  const announcer = createAnnouncer()
  const spoken: string[] = []
  announcer.watch(text => spoken.push(text))
  return { announcer, spoken }
}

describe('announcements', () => {
  test('wait until the clip is silent', () => {
    const { announcer, spoken } = make()
    announcer.sounding(true)
    announcer.announce('Clip 5')
    vi.advanceTimersByTime(10_000)
    expect(spoken).toEqual([])
    announcer.sounding(false)
    vi.advanceTimersByTime(400)
    expect(spoken).toEqual(['Clip 5'])
  })

  test('do not slip in before a clip that plays by itself', () => {
    const { announcer, spoken } = make()
    announcer.announce('Clip 5')
    vi.advanceTimersByTime(20)
    announcer.sounding(true)
    vi.advanceTimersByTime(3000)
    expect(spoken).toEqual([])
  })

  test('say the newest only', () => {
    const { announcer, spoken } = make()
    announcer.announce('Clip 5')
    announcer.announce('Clip 6')
    vi.advanceTimersByTime(1000)
    expect(spoken).toEqual(['Clip 6'])
  })
})
