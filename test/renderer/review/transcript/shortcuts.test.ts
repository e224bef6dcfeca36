import fc from 'fast-check'
import { expect, test } from 'vitest'
import { abbreviationsFor, expansionOf } from '../../../../renderer/review/transcript/shortcuts.ts'

const own = [{ typed: 'omw', text: 'on my way' }]
const all = abbreviationsFor(['unintelligible', 'noise'], own)

test('a mark is written by two letters and a space', () => {
  expect(expansionOf('play /u ', all)).toEqual({ from: 5, text: '[unintelligible] ' })
  expect(expansionOf('/n ', all)).toEqual({ from: 0, text: '[noise] ' })
})

test('a mark that the task does not know is left as it was typed', () => {
  expect(expansionOf('/o ', all)).toBeNull()
})

test('a person’s own abbreviations expand as whole words, after a space and not before', () => {
  expect(expansionOf('I am omw ', all)).toEqual({ from: 5, text: 'on my way ' })
  expect(expansionOf('I am omw', all)).toBeNull()
  expect(expansionOf('xomw ', all)).toBeNull()
  expect(expansionOf('omw  ', all)).toBeNull()
})

test('what stands before the abbreviation is never touched, in any script', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(...all), (text, { typed, text: full }) => {
      const before = `${text} `
      expect(expansionOf(`${before}${typed} `, all)).toEqual({ from: before.length, text: `${full} ` })
    }),
  )
})
