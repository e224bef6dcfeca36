import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findOptions } from '../../../../renderer/review/desk/type-ahead.ts'

const intents = ['set_volume', 'play_radio', 'play_music', 'stop_playback', 'mute_speaker', 'display_music']

test('beginnings come first, then beginnings of words, then letters in order', () => {
  expect(findOptions(intents, 'play')).toEqual(['play_radio', 'play_music', 'stop_playback', 'display_music'])
  expect(findOptions(intents, 'mu')).toEqual(['mute_speaker', 'play_music', 'display_music'])
  expect(findOptions(intents, 'sv')).toEqual(['set_volume'])
})

test('several beginnings find one option, however they are joined', () => {
  for (const typed of ['pl mu', 'pl_mu', 'PL-MU']) expect(findOptions(intents, typed)[0]).toBe('play_music')
})

test('nothing typed offers everything, and nonsense nothing', () => {
  expect(findOptions(intents, ' ')).toEqual(intents)
  expect(findOptions(intents, 'xyz')).toEqual([])
})

const option = fc.stringMatching(/^[a-z][a-z0-9_]{0,12}$/)

test('what is found is offered, once, and an option typed in full is found first', () => {
  fc.assert(
    fc.property(fc.uniqueArray(option, { minLength: 1 }), fc.string(), (options, typed) => {
      const found = findOptions(options, typed)
      expect(new Set(found).size).toBe(found.length)
      expect(found.every(one => options.includes(one))).toBe(true)
      for (const one of options) expect(findOptions(options, one)).toContain(one)
    }),
  )
})

test('two thousand options are searched between two frames', () => {
  const many = Array.from({ length: 2000 }, (_, index) => `some_intent_with_words_${index}`)
  // The quickest of some runs: the machine does other things meanwhile.
  const runs = Array.from({ length: 20 }, () => {
    const started = performance.now()
    findOptions(many, 'wi 19')
    return performance.now() - started
  })
  expect(Math.min(...runs)).toBeLessThan(8)
})
