import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { watchInactivity } from '../../../electron/core/session/inactivity.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => void vi.useRealTimers())

const minute = 60_000

function watch() {
  const onInactive = vi.fn<() => void>()
  const policy = { minutes: 10 }
  const inactivity = watchInactivity({ lockAfterMs: () => policy.minutes * minute, monotonic: () => performance.now(), onInactive })
  return { onInactive, policy, inactivity }
}

describe('inactivity', () => {
  test('locks once after as long as policy says, and not before', () => {
    const { onInactive } = watch()
    vi.advanceTimersByTime(10 * minute - 1)
    expect(onInactive).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(onInactive).toHaveBeenCalledOnce()
    vi.advanceTimersByTime(60 * minute)
    expect(onInactive).toHaveBeenCalledOnce()
  })

  test('begins anew with every touch', () => {
    const { onInactive, inactivity } = watch()
    for (let touches = 0; touches < 20; touches++) {
      vi.advanceTimersByTime(9 * minute)
      inactivity.touch()
    }
    expect(onInactive).not.toHaveBeenCalled()
    vi.advanceTimersByTime(10 * minute)
    expect(onInactive).toHaveBeenCalledOnce()
  })

  test('follows a stricter policy as soon as there is one', () => {
    const { onInactive, policy } = watch()
    vi.advanceTimersByTime(3 * minute)
    policy.minutes = 2
    vi.advanceTimersByTime(minute)
    expect(onInactive).toHaveBeenCalledOnce()
  })

  test('is forgotten with the lock', () => {
    const { onInactive, inactivity } = watch()
    inactivity.stop()
    vi.advanceTimersByTime(60 * minute)
    expect(onInactive).not.toHaveBeenCalled()
  })
})
