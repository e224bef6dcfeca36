import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findIn } from '../../../renderer/guidelines/find.ts'

const found = (text: string, sought: string): string[] => findIn(text, sought).map(({ from, to }) => text.slice(from, to))

describe('finding in a text', () => {
  test('does not mind case, nor how much space was typed', () => {
    expect(found('Wake word, WAKE WORD', ' wake  word ')).toEqual(['Wake word', 'WAKE WORD'])
    expect(found('नमस्ते दुनिया', 'दुनिया')).toEqual(['दुनिया'])
    expect(found('ΟΔΟΣ οδος', 'οδοσ')).toEqual(['ΟΔΟΣ', 'οδος'])
  })

  test('finds nothing for nothing', () => {
    expect(found('anything', '   ')).toEqual([])
  })

  test('keeps its place after letters whose lower case is longer', () => {
    expect(found('İstanbul İ word', 'word')).toEqual(['word'])
  })

  test('finds what is there, in order and apart', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme', minLength: 1 }), (text, sought) => {
      const places = findIn(`${text} ${sought} ${text}`, sought)
      if (!/\s/u.test(sought)) expect(places.length).toBeGreaterThan(0)
      places.forEach(({ from, to }, index) => {
        expect(to).toBeGreaterThan(from)
        expect(from).toBeGreaterThanOrEqual(places[index - 1]?.to ?? 0)
      })
    }), { numRuns: 2000 })
  })
})
