import { describe, expect, test } from 'vitest'
import { shownWords, sounds, wordAt, wordOffsets } from '../../../../renderer/review/transcript/lighting.ts'

const timed = [
  { text: 'play', from: 200, to: 500, confidence: 0.9 },
  { text: 'tailor', from: 550, to: 900, confidence: 0.4 },
  { text: 'swift', from: 900, to: 1300, confidence: 0.95 },
]

describe('the words of a transcript', () => {
  test('carry the times of the recogniser, and its doubt', () => {
    expect(shownWords(timed, 'play tailor swift')).toEqual([
      { text: 'play', from: 200, to: 500, doubtful: false },
      { text: 'tailor', from: 550, to: 900, doubtful: true },
      { text: 'swift', from: 900, to: 1300, doubtful: false },
    ])
  })

  test('keep their times when one of them is corrected, and a corrected word is no longer in doubt', () => {
    expect(shownWords(timed, 'play taylor swift')[1]).toEqual({ text: 'taylor', from: 550, to: 900, doubtful: false })
  })

  test('have no time of their own when they were added', () => {
    expect(shownWords(timed, 'play some tailor swift').map(word => word.from)).toEqual([200, null, 550, 900])
  })

  test('of a clip without a hypothesis have no times, in any script', () => {
    expect(shownWords([], 'टेलर स्विफ्ट बजाओ').map(({ text, from }) => [text, from])).toEqual([['टेलर', null], ['स्विफ्ट', null], ['बजाओ', null]])
  })
})

describe('the lit word', () => {
  const words = shownWords(timed, 'play some tailor swift')

  test('is none at rest and before the first', () => {
    expect(wordAt(words, 0)).toBeNull()
    expect(wordAt(words, 150)).toBeNull()
    expect(wordAt([], 500)).toBeNull()
  })

  test('is the one that sounds, and stays the last one in a pause', () => {
    expect(wordAt(words, 300)).toBe(0)
    expect(sounds(words[0], 300)).toBe(true)
    expect(wordAt(words, 700)).toBe(2)
    expect(wordAt(words, 2000)).toBe(3)
    expect(sounds(words[3], 2000)).toBe(false)
  })
})

describe('offsets of words', () => {
  test('are those of the text as it is written, spaces and all', () => {
    const text = '  play  taylor swift'
    expect(wordOffsets(text).map(({ from, to }) => text.slice(from, to))).toEqual(['play', 'taylor', 'swift'])
    expect(wordOffsets('')).toEqual([])
  })
})
