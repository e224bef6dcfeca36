import { describe, expect, test } from 'vitest'
import { decorate, differences } from '../../../../renderer/review/transcript/decorations.ts'
import { shownWords } from '../../../../renderer/review/transcript/lighting.ts'

const none = { slots: [], sensitive: [], chosen: null, hypothesis: null }
const words = (text: string) => shownWords([], text)

describe('what is drawn on words', () => {
  test('holds the words of a slot together and names it at the first', () => {
    const drawn = decorate(words('play taylor swift now'), { ...none, slots: [{ label: 'artist_name', words: { from: 1, to: 3 } }] })
    expect(drawn.map(({ slot, labels }) => [slot, ...labels])).toEqual([[null], ['start', 'artist_name'], ['end'], [null]])
  })

  test('draws slots that overlap as one stretch with both names', () => {
    const drawn = decorate(words('a b c'), { ...none, slots: [{ label: 'one', words: { from: 0, to: 2 } }, { label: 'two', words: { from: 1, to: 3 } }] })
    expect(drawn.map(({ slot, labels }) => [slot, ...labels])).toEqual([['start', 'one'], ['in', 'two'], ['end']])
  })

  test('veils sensitive words and leaves out spans that have only a time', () => {
    const drawn = decorate(words('call ann'), { ...none, sensitive: [
      { class: 'name', words: { from: 1, to: 2 }, time: null, confirmed: false },
      { class: 'card', words: null, time: { from: 1, to: 2 }, confirmed: true },
    ] })
    expect(drawn.map(({ sensitive, kind }) => [sensitive, kind])).toEqual([[null, null], ['only', 'name']])
  })

  test('tells marks from words', () => {
    expect(decorate(words('[noise] noise'), none).map(({ mark }) => mark)).toEqual([true, false])
  })
})

describe('the difference from what was recognised', () => {
  test('tells changed, added and missing words', () => {
    expect(differences('play the kitten speaker', ['please', 'play', 'the', 'kitchen', 'speaker'])).toEqual({
      words: new Map([[0, 'added'], [3, 'changed']]), gone: new Set(), count: 2,
    })
    expect(differences('play the kitten speaker', ['play', 'kitten'])).toEqual({ words: new Map(), gone: new Set([1, 2]), count: 2 })
  })

  test('is nothing where nothing was changed', () => {
    expect(differences('गाना  बजाओ', ['गाना', 'बजाओ'])).toEqual({ words: new Map(), gone: new Set(), count: 0 })
  })
})
