import { describe, expect, test } from 'vitest'
import { nominalAlpha } from '../../../../shared/domain/quality/agreement.ts'
import { bootstrap, wilson } from '../../../../shared/domain/quality/intervals.ts'
import { spanCounts, spanF1 } from '../../../../shared/domain/quality/span-scores.ts'
import { wordErrors, wordsOf } from '../../../../shared/domain/words.ts'

/** Rows of observers to units, a dot where an observer said nothing. */
const matrix = (...observers: string[]): string[][] => {
  const rows = observers.map(row => row.split(' '))
  return (rows[0] ?? []).map((_, unit) => rows.map(row => row[unit] ?? '.').filter(answer => answer !== '.'))
}

describe("Krippendorff's alpha is that of his own examples (Computing Krippendorff's Alpha-Reliability, 2011)", () => {
  test('A: two observers, binary', () => {
    expect(nominalAlpha(matrix('0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0'))).toBeCloseTo(0.095, 3)
  })
  test('B: two observers, nominal', () => {
    expect(nominalAlpha(matrix('a a b b d c c c e d d a', 'b a b b b c c c e d d d'))).toBeCloseTo(0.692, 3)
  })
  test('C: four observers, answers missing', () => {
    const observers = ['1 2 3 3 2 1 4 1 2 . . .', '1 2 3 3 2 2 4 1 2 5 . 3', '. 3 3 3 2 3 4 2 2 5 1 .', '1 2 3 3 2 4 4 1 2 5 1 .']
    expect(nominalAlpha(matrix(...observers))).toBeCloseTo(0.743, 3)
  })
  test('it says nothing where there is nothing to tell', () => {
    expect(nominalAlpha([['a'], ['b']])).toBeNull()
    expect(nominalAlpha([['a', 'a'], ['a', 'a']])).toBeNull()
  })
})

describe('intervals', () => {
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("Wilson's for %i of %i is that of Newcombe 1998, table I", (count, of, low, high) => {
    const interval = wilson(count, of)
    expect(interval?.low).toBeCloseTo(low, 4)
    expect(interval?.high).toBeCloseTo(high, 4)
  })
  test('the bootstrap of a mean lies where the normal approximation has it, and is the same each time', () => {
    const values = Array.from({ length: 400 }, (_, index) => (index % 4 === 0 ? 1 : 0))
    const mean = (units: readonly number[], drawn: readonly number[]): number => units.reduce((sum, value, index) => sum + value * (drawn[index] ?? 0), 0) / units.length
    const interval = bootstrap(values, mean)
    const reach = 1.96 * Math.sqrt((0.25 * 0.75) / 400)
    expect(interval?.low).toBeCloseTo(0.25 - reach, 1.9)
    expect(interval?.high).toBeCloseTo(0.25 + reach, 1.9)
    expect(bootstrap(values, mean)).toEqual(interval)
    // Units that are alike may stand in one place.
    const share = ([, other = 0]: readonly number[], drawn: readonly number[]): number => (other * (drawn[1] ?? 0)) / 400
    const together = bootstrap([0, 1], share, [300, 100])
    expect(together?.low).toBeCloseTo(0.25 - reach, 1.9)
    expect(together?.high).toBeCloseTo(0.25 + reach, 1.9)
  })
  test('one unit has none', () => {
    expect(bootstrap([1], ([only = 0]) => only)).toBeNull()
    expect(wilson(0, 0)).toBeNull()
  })
})

test('word errors are those of the example in Jurafsky and Martin, Speech and Language Processing, chapter on recognition', () => {
  const reference = wordsOf('i um the phone is i left the portable phone upstairs last night')
  const hypothesis = wordsOf('i got it to the fullest i love to portable form of stores last night')
  const { substitutions, deletions, insertions, words } = wordErrors(reference, hypothesis)
  expect(words).toBe(13)
  expect(substitutions + deletions + insertions).toBe(10)
  expect(insertions - deletions).toBe(2)
})

test("spans score as in seqeval's example: one of two right", () => {
  const slot = (label: string, from: number, to: number) => ({ label, words: { from, to } })
  const counts = [
    spanCounts([slot('misc', 3, 6)], [slot('misc', 2, 6)]),
    spanCounts([slot('per', 0, 2)], [slot('per', 0, 2)]),
  ]
  expect(spanF1(counts)).toBe(0.5)
  expect(spanF1([])).toBeNull()
})
