import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Catalogue, catalogueMatches, indexCatalogue } from '../../../shared/domain/catalogue.ts'
import { wordsOf } from '../../../shared/domain/words.ts'

const catalogue = Catalogue.parse({
  entities: [
    { label: 'artist_name', name: 'Taylor Swift', aliases: ['tailor swift', 'T-Swift'] },
    { label: 'artist_name', name: 'Beyoncé' },
    { label: 'artist_name', name: 'Simon & Garfunkel' },
    { label: 'song_name', name: 'Love Story' },
    { label: 'song_name', name: 'Story' },
    { label: 'album_name', name: 'Love Story' },
    { label: 'room', name: 'रसोई' },
    { label: 'place_name', name: 'Malmö' },
  ],
})

const find = (text: string, locale = 'en-US', of = catalogue): string[] =>
  catalogueMatches(indexCatalogue(of, locale), wordsOf(text)).map(({ label, name, words }) => `${words.from}-${words.to} ${label} ${name}`)

describe('a catalogue', () => {
  it('finds names and aliases as they are said, capitals, accents and punctuation aside', () => {
    expect(find('play TAYLOR swift, please')).toEqual(['1-3 artist_name Taylor Swift'])
    expect(find('play tailor swift and beyonce')).toEqual(['1-3 artist_name Taylor Swift', '4-5 artist_name Beyoncé'])
    expect(find('tswift')).toEqual(['0-1 artist_name Taylor Swift'])
    expect(find('simon garfunkel then simon & garfunkel')).toEqual(['0-2 artist_name Simon & Garfunkel', '3-6 artist_name Simon & Garfunkel'])
  })

  it('goes by what the locale holds for the same letter', () => {
    expect(find('malmo', 'de-DE')).toEqual(['0-1 place_name Malmö'])
    expect(find('malmo', 'sv-SE')).toEqual([])
    expect(find('MALMÖ', 'sv-SE')).toEqual(['0-1 place_name Malmö'])
    const spelt = Catalogue.parse({ entities: [{ label: 'place_name', name: 'Malmö', aliases: ['Malmo'] }] })
    expect(find('malmo', 'sv-SE', spelt)).toEqual(['0-1 place_name Malmö'])
    expect(find('malmo', 'en-GB', spelt)).toEqual(['0-1 place_name Malmö'])
    const turkish = Catalogue.parse({ entities: [{ label: 'place_name', name: 'Isparta' }] })
    expect(find('ISPARTA', 'tr-TR', turkish)).toEqual(['0-1 place_name Isparta'])
  })

  it('keeps the vowel signs of other scripts', () => {
    expect(find('रसोई की बत्ती', 'hi-IN')).toEqual(['0-1 room रसोई'])
    expect(find('रसाई', 'hi-IN')).toEqual([])
  })

  it('takes the longest name, and all that share it', () => {
    expect(find('play love story')).toEqual(['1-3 song_name Love Story', '1-3 album_name Love Story'])
    expect(find('a story of love')).toEqual(['1-2 song_name Story'])
  })

  it('finds nothing in nothing', () => {
    expect(find('')).toEqual([])
    expect(find('... !')).toEqual([])
    expect(find('play', 'en-US', Catalogue.parse({}))).toEqual([])
  })

  it('places every match within the words, in order, and never two names on one word', () => {
    const index = indexCatalogue(catalogue, 'en-US')
    const words = fc.array(fc.constantFrom('love', 'story', 'taylor', 'swift', 'simon', '&', 'garfunkel', 'the'), { maxLength: 20 })
    fc.assert(fc.property(words, text => {
      let end = 0
      let last = -1
      for (const { words: range } of catalogueMatches(index, text)) {
        expect(range.to).toBeLessThanOrEqual(text.length)
        expect(range.from === last || range.from >= end).toBe(true)
        end = range.to
        last = range.from
      }
    }))
  })

  it('of 20,000 entities is made in a moment and looked up in in none', () => {
    const syllables = ['ka', 'lo', 'mi', 'ne', 'ru', 'so', 'ta', 'vi', 'wé', 'zu']
    const word = (n: number): string => Array.from({ length: 3 }, (_, at) => syllables[Math.floor(n / 10 ** at) % 10]).join('')
    const entities = Array.from({ length: 20_000 }, (_, n) => ({ label: 'song_name', name: `${word(n)} ${word(n >> 3)} ${word(n >> 5)}`, aliases: [`${word(n)} ${word(n >> 4)}`] }))
    const made = performance.now()
    const index = indexCatalogue(Catalogue.parse({ entities }), 'en-US')
    const ready = performance.now()
    const text = Array.from({ length: 30 }, (_, n) => word(n * 37))
    for (let time = 0; time < 100; time++) catalogueMatches(index, text)
    const each = (performance.now() - ready) / 100
    // Loose bounds, for a busy machine: what is guarded against is a search through all entities for every word.
    expect(ready - made).toBeLessThan(3_000)
    expect(each).toBeLessThan(10)
  })
})
