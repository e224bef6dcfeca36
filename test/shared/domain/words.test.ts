import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { WordRange } from '../../../shared/domain/values.ts'
import { carryRanges, wordsOf } from '../../../shared/domain/words.ts'

const few = (alphabet: string[], most: number) => fc.array(fc.constantFrom(...alphabet), { maxLength: most })
const text = few(['a', 'b', 'c', 'd'], 10).map(words => words.join(' '))
const range = fc.record({ from: fc.nat(9), length: fc.integer({ min: 1, max: 4 }) }).map(({ from, length }) => ({ words: { from, to: from + length } }))
const inside = (before: string, ranges: { words: WordRange }[]) => ranges.filter(({ words }) => words.to <= wordsOf(before).length)
const said = (of: string, { from, to }: WordRange): string[] => wordsOf(of).slice(from, to)

describe('a range of words over any edit', () => {
  it('stays within the words, and holds at least one', () => {
    fc.assert(fc.property(text, text, fc.array(range, { maxLength: 4 }), (before, after, ranges) => {
      for (const { words } of carryRanges(inside(before, ranges), before, after)) {
        expect(words.from).toBeGreaterThanOrEqual(0)
        expect(words.to).toBeGreaterThan(words.from)
        expect(words.to).toBeLessThanOrEqual(wordsOf(after).length)
      }
    }))
  })

  it('keeps its place among those it was apart from, and they stay apart', () => {
    fc.assert(fc.property(text, text, fc.nat(9), fc.nat(9), (before, after, one, other) => {
      const count = wordsOf(before).length
      fc.pre(count > 0)
      const [from, to] = [one % count, other % count].toSorted((a, b) => a - b)
      fc.pre(from !== undefined && to !== undefined && from < to)
      const carried = carryRanges([{ words: { from, to }, name: 'first' }, { words: { from: to, to: count }, name: 'second' }], before, after)
      const [first, second] = [carried.find(({ name }) => name === 'first'), carried.find(({ name }) => name === 'second')]
      if (first !== undefined && second !== undefined) expect(first.words.to).toBeLessThanOrEqual(second.words.from)
    }))
  })

  it('is gone for good once its words are', () => {
    fc.assert(fc.property(text, fc.array(range, { maxLength: 4 }), (before, ranges) => {
      const ranged = inside(before, ranges)
      expect(carryRanges(carryRanges(ranged, before, ''), '', before)).toEqual([])
      const words = wordsOf(before)
      for (const { words: gone } of ranged) {
        const without = words.filter((_, index) => index < gone.from || index >= gone.to).join(' ')
        const left = carryRanges([{ words: gone }], before, without)
        expect(carryRanges(left, without, before).length).toBeLessThanOrEqual(left.length)
      }
    }))
  })

  it('stays as it is where nothing was edited', () => {
    fc.assert(fc.property(text, fc.array(range, { maxLength: 4 }), (before, ranges) => {
      const ranged = inside(before, ranges)
      expect(carryRanges(ranged, before, `  ${before}\n`)).toEqual(ranged)
    }))
  })

  it('survives edits before it and after it, word for word', () => {
    const around = few(['a', 'b', 'c', 'd'], 6)
    fc.assert(fc.property(around, around, around, fc.integer({ min: 1, max: 3 }), fc.boolean(), (one, changed, other, length, isBefore) => {
      const own = ['taylor', 'alison', 'swift'].slice(0, length)
      const words = isBefore ? [[...one, ...own, ...other], [...changed, ...own, ...other]] : [[...other, ...own, ...one], [...other, ...own, ...changed]]
      const [before = '', after = ''] = words.map(list => list.join(' '))
      const from = wordsOf(before).indexOf('taylor')
      const [carried] = carryRanges([{ words: { from, to: from + length } }], before, after)
      expect(carried === undefined ? [] : said(after, carried.words)).toEqual(own)
    }))
  })

  it('grows with what is put inside it', () => {
    const carried = carryRanges([{ words: { from: 1, to: 3 } }], 'play taylor swift now', 'play taylor alison swift now')
    expect(carried).toEqual([{ words: { from: 1, to: 4 } }])
  })
})
