import { expect, it } from 'vitest'
import { breaksOfferedIn, breaksPossibleIn } from '../../../shared/domain/breaks.ts'
import { halfQuartileRange } from '../../../shared/domain/shift-figures.ts'
import { addTallies, countIn, quantileIn, spreadIn, tallyOf } from '../../../shared/domain/tally.ts'
import { sequence, wholeBelow } from '../../support/chance.ts'

const minute = 60_000

it('durations that were tallied apart have the median and the spread of all of them together, within the width of a bin', () => {
  const chance = sequence(20_261_130)
  for (let round = 0; round < 50; round++) {
    const groups = Array.from({ length: 4 }, () => Array.from({ length: 61 }, () => 2_000 + wholeBelow(chance, 90_000)))
    const all = groups.flat().toSorted((one, other) => one - other)
    const tally = addTallies(groups.map(group => tallyOf(group)))
    expect(countIn(tally)).toBe(all.length)
    const middle = all[Math.ceil(all.length / 2) - 1] ?? 0
    expect(Math.abs((quantileIn(tally, 0.5) ?? 0) / middle - 1)).toBeLessThanOrEqual(0.021)
    const spread = halfQuartileRange(all) ?? 0
    expect(Math.abs((spreadIn(tally) ?? 0) - spread) / middle).toBeLessThanOrEqual(0.05)
  }
})

it('no durations have no median, and one has no spread', () => {
  expect([quantileIn([], 0.5), spreadIn([]), spreadIn(tallyOf([4_000]))]).toEqual([null, null, null])
})

it('a break is offered after fifty minutes of work, and possible where ten of the shift are left', () => {
  const through = [{ from: 0, to: 40 * minute }, { from: 60 * minute, to: 125 * minute }]
  expect(breaksOfferedIn(105 * minute)).toBe(2)
  expect(breaksPossibleIn(through, 125 * minute)).toBe(1)
  expect(breaksPossibleIn(through, 130 * minute)).toBe(2)
  expect(breaksPossibleIn([{ from: 0, to: 49 * minute }], 200 * minute)).toBe(0)
})
