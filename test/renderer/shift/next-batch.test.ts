import { expect, test } from 'vitest'
import { nextBatch } from '../../../renderer/shift/NextBatch.tsx'
import { holdingOf, idOf } from '../stage/figures.ts'

const hour = 3_600_000

test('the next batch is the one to come that begins first, wherever it lies but on another laptop', () => {
  const now = Date.now()
  const [today, tomorrow, undated] = holdingOf().batches
  if (today === undefined || tomorrow === undefined || undated === undefined) throw new Error('The stage has three batches')
  const sooner = { ...tomorrow, batch: idOf(44), place: 'hub' as const, startsAt: now + hour }
  expect(nextBatch([today, tomorrow, undated, sooner], now)?.batch).toBe(sooner.batch)
  expect(nextBatch([today, { ...sooner, place: 'elsewhere' }, tomorrow], now)?.batch).toBe(tomorrow.batch)
  expect(nextBatch([today, undated], now)).toBeNull()
})
