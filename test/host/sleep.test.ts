import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchSleep } from '../../electron/nodehost/sleep.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('the nodehost notices by its clock that the machine slept, and not that it was busy', () => {
  const told: string[] = []
  const end = watchSleep(notice => told.push(notice))
  vi.advanceTimersByTime(120_000)
  vi.setSystemTime(Date.now() + 20_000)
  vi.advanceTimersByTime(10_000)
  expect(told).toEqual([])
  vi.setSystemTime(Date.now() + 3_600_000)
  vi.advanceTimersByTime(10_000)
  expect(told).toEqual(['suspend', 'resume'])
  end()
  vi.setSystemTime(Date.now() + 3_600_000)
  vi.advanceTimersByTime(10_000)
  expect(told).toHaveLength(2)
})
