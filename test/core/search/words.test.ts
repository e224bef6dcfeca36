import fc from 'fast-check'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { exactly, matchText, rangesOf, readQuery } from '../../../electron/core/search/query.ts'
import { indexedText, placedWords } from '../../../electron/core/search/words.ts'
import { search } from '../../../electron/core/vault/migrations/0003-search.ts'

/** An index of its own, with the product's tokenizer. */
function indexOf(texts: readonly { text: string; locale: string }[]) {
  const db = new Database(':memory:')
  db.exec(/CREATE VIRTUAL TABLE search[^;]+;/.exec(search.up)?.[0] ?? '')
  const insert = db.prepare('INSERT INTO search (rowid, transcript, hypothesis) VALUES (?, ?, ?)')
  for (const [at, { text, locale }] of texts.entries()) insert.run(at + 1, indexedText(text, locale), '')
  const select = db.prepare<[string], { rowid: number; transcript: string }>('SELECT rowid, transcript FROM search WHERE search MATCH ? ORDER BY rowid DESC')
  return (typed: string): number[] => {
    const query = readQuery(typed)
    return query.length === 0 ? [] : select.all(matchText(query)).map(({ rowid }) => rowid)
  }
}
const found = (typed: string, text: string, locale = 'en-US'): boolean => indexOf([{ text, locale }])(typed).length > 0
const places = (typed: string, text: string, locale = 'en-US') => rangesOf(readQuery(typed), placedWords(indexedText(text, locale)))

describe('searching', () => {
  test('finds a phrase whose last word is unfinished, and whole words in quotes', () => {
    const text = 'alexa play taylor swift on the kitchen speaker'
    expect(found('taylor swi', text)).toBe(true)
    expect(found('swift taylor', text)).toBe(false)
    expect(found('"taylor swi"', text)).toBe(false)
    expect(found('"taylor swift" kitch', text)).toBe(true)
    expect(found('"taylor swift" bedroom', text)).toBe(false)
    expect(found('taylor ', 'taylors song')).toBe(false)
    expect(found('taylor', 'taylors song')).toBe(true)
  })

  test('tells Hindi vowel signs apart, and finds words with them', () => {
    expect(found('दिन', 'दान करो')).toBe(false)
    expect(found('दिन', 'आज का दिन')).toBe(true)
    expect(found('गाना बजाओ', 'दिन में गाना बजाओ')).toBe(true)
  })

  test('finds Chinese and Japanese words, wherever the segmenter cuts', () => {
    expect(found('天气', '明天天气怎么样')).toBe(true)
    expect(found('周杰伦', '播放周杰伦的歌')).toBe(true)
    expect(found('タワー', '東京タワーの天気')).toBe(true)
    expect(found('東京', '東京タワーの天気')).toBe(true)
    expect(found('京東', '東京タワーの天気')).toBe(false)
  })

  test('folds case as the clip’s language does', () => {
    expect(found('ISPARTA', 'ısparta hava', 'tr-TR')).toBe(true)
    expect(found('istanbul', 'İSTANBUL HAVA', 'tr-TR')).toBe(true)
    expect(found('Istanbul', 'ISTANBUL weather')).toBe(true)
    expect(found('ΟΔΟΣ', 'οδός', 'el-GR')).toBe(false)
    expect(found('ΟΔΌΣ', 'οδός', 'el-GR')).toBe(true)
    expect(found('ă', 'a')).toBe(false)
    expect(found('cafe\u0301', 'café')).toBe(true)
  })

  test('says where the words stand, counted as they are written', () => {
    expect(places('taylor swift', 'play taylor swift, then taylor  swift')).toEqual([{ from: 1, to: 3 }, { from: 4, to: 6 }])
    expect(places('s halo', "Beyoncé's halo")).toEqual([{ from: 0, to: 2 }])
    expect(places('天气', '明天 天气 怎么样')).toEqual([{ from: 1, to: 2 }])
    expect(places('a a', 'a a a')).toEqual([{ from: 0, to: 2 }, { from: 1, to: 3 }])
    expect(places('!!', 'anything')).toEqual([])
  })

  test('newest first', () => {
    expect(indexOf(['play jazz', 'stop', 'play rock'].map(text => ({ text, locale: 'en' })))('play')).toEqual([3, 1])
  })
})

describe('whatever is typed', () => {
  const spiced = fc.string({ unit: fc.constantFrom('"', "'", '*', '(', ')', ':', '^', '-', '+', ' ', '\n', 'a', 'NEAR', ' OR ', ' AND ', 'NOT ', '{', '}', 'é', 'ि', '气', '\u0000', '\ud800', 'İ', '𝒜', ';', '--', 'transcript:'), maxLength: 40 })
  const typed = fc.oneof(spiced, fc.string({ unit: 'binary', maxLength: 60 }))

  test('is a query that FTS5 understands, and never an error', () => {
    const look = indexOf([{ text: 'play some jazz', locale: 'en' }])
    fc.assert(fc.property(typed, text => { look(text) }), { numRuns: 20_000 })
  })

  test('finds the text it was taken from, in the place it was taken from', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'B', 'é', 'e\u0301', 'Ω', 'ς', 'दि', 'न', '天', '气', 'タ', '7', 'İ', 'I', "'"), minLength: 1, maxLength: 6 })
    const locale = fc.constantFrom('en-US', 'tr-TR', 'hi-IN', 'zh-CN')
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), fc.nat(), fc.nat(), locale, (words, a, b, at) => {
        const from = a % words.length
        const to = from + 1 + (b % (words.length - from))
        const phrase = words.slice(from, to).join(' ')
        fc.pre(words.slice(from, to).every(part => /[\p{L}\p{N}]/u.test(part)))
        const text = words.join(' ')
        const ranges = rangesOf(exactly(phrase), placedWords(indexedText(text, at)))
        expect(ranges).toContainEqual({ from, to })
        expect(indexOf([{ text, locale: at }])(`"${phrase}"`)).toEqual([1])
      }),
      { numRuns: 2_000 },
    )
  })
})
