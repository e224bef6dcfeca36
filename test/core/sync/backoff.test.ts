import { expect, test } from 'vitest'
import { pauseAfter } from '../../../electron/core/sync/backoff.ts'

const span = (failures: number, watched = false): [number, number] => [pauseAfter({ failures, watched, chance: 0 }), pauseAfter({ failures, watched, chance: 1 })]

test('a hub is asked again later after each failure, up to a minute, and never by all at the same moment', () => {
  expect([1, 2, 3, 8, 50].map(failures => span(failures))).toEqual([[2_000, 4_000], [4_000, 8_000], [8_000, 16_000], [30_000, 60_000], [30_000, 60_000]])
  expect(span(0)).toEqual([24_000, 36_000])
})

test('a hub that knows of a report nobody has seen is asked often, and after failures twice a minute at least', () => {
  expect(span(0, true)).toEqual([4_000, 4_000])
  expect(span(50, true)).toEqual([15_000, 30_000])
})
