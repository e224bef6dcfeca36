import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Annotation, type SensitiveSpan, type Slot } from '../../../shared/domain/annotation.ts'
import { placeSlot, removeSlots } from '../../../shared/domain/labelling.ts'
import { rewrite, type Written } from '../../../shared/domain/rewriting.ts'
import { overlaps } from '../../../shared/domain/values.ts'
import { wordsOf } from '../../../shared/domain/words.ts'

const slot = (label: string, from: number, to: number): Slot => ({ label, words: { from, to } })

describe('a slot', () => {
  test('takes the place of every slot it touches where none may overlap', () => {
    expect(placeSlot([slot('song_name', 0, 2), slot('room', 4, 5)], slot('artist_name', 1, 3), false)).toEqual([slot('artist_name', 1, 3), slot('room', 4, 5)])
  })

  test('leaves others alone where they may, but for one over the same words', () => {
    expect(placeSlot([slot('song_name', 0, 2)], slot('artist_name', 1, 3), true)).toEqual([slot('song_name', 0, 2), slot('artist_name', 1, 3)])
    expect(placeSlot([slot('song_name', 0, 2)], slot('artist_name', 0, 2), true)).toEqual([slot('artist_name', 0, 2)])
  })

  test('is taken off under the words chosen, the wider one only where none fits inside', () => {
    const nested = [slot('song_name', 0, 4), slot('artist_name', 1, 2)]
    expect(removeSlots(nested, { from: 1, to: 2 })).toEqual([slot('song_name', 0, 4)])
    expect(removeSlots(nested, { from: 3, to: 4 })).toEqual([slot('artist_name', 1, 2)])
    expect(removeSlots(nested, { from: 5, to: 6 })).toEqual(nested)
  })
})

describe('writing anew', () => {
  const written: Written = {
    transcript: 'play taylor swift in the kitten',
    slots: [slot('artist_name', 1, 3), slot('room', 5, 6)],
    sensitive: [{ class: 'name', words: { from: 1, to: 3 }, time: { from: 500, to: 900 }, confirmed: true }],
  }

  test('keeps labels on their words', () => {
    const after = rewrite(written, 'please play taylor swift in the kitchen')
    expect(after.slots).toEqual([slot('artist_name', 2, 4), slot('room', 6, 7)])
    expect(after.sensitive[0]?.words).toEqual({ from: 2, to: 4 })
  })

  test('keeps the time of a sensitive span whose words are gone', () => {
    const after = rewrite(written, 'in the kitten')
    expect(after.slots).toEqual([slot('room', 2, 3)])
    expect(after.sensitive).toEqual([{ class: 'name', words: null, time: { from: 500, to: 900 }, confirmed: true }])
  })

  const word = fc.constantFrom('play', 'taylor', 'swift', 'the', 'गाना', '播放', '[noise]', 'a')
  const text = fc.array(word, { maxLength: 8 }).map(words => words.join(' '))
  const range = fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 4 })).map(([from, length]) => ({ from, to: from + length }))
  const label = fc.constantFrom('artist_name', 'song_name', 'room')
  const step = fc.oneof(
    fc.record({ kind: fc.constant('label' as const), label, words: range }),
    fc.record({ kind: fc.constant('unlabel' as const), words: range }),
    fc.record({ kind: fc.constant('veil' as const), words: range, timed: fc.boolean() }),
    fc.record({ kind: fc.constant('write' as const), text }),
  )

  test('leaves only what an annotation may hold, whatever is labelled, taken off and written in between', () => {
    fc.assert(
      fc.property(text, fc.boolean(), fc.array(step, { maxLength: 20 }), (start, overlap, steps) => {
        let now: Written = { transcript: start, slots: [], sensitive: [] }
        for (const one of steps) {
          const count = wordsOf(now.transcript).length
          if (one.kind === 'write') now = rewrite(now, one.text)
          else if (one.words.to > count) continue
          else if (one.kind === 'label') now = { ...now, slots: placeSlot(now.slots, { label: one.label, words: one.words }, overlap) }
          else if (one.kind === 'unlabel') now = { ...now, slots: removeSlots(now.slots, one.words) }
          else {
            const span: SensitiveSpan = { class: 'name', words: one.words, time: one.timed ? { from: 1, to: 2 } : null, confirmed: false }
            now = { ...now, sensitive: [...now.sensitive, span] }
          }
          const length = wordsOf(now.transcript).length
          const ranges = [...now.slots.map(({ words }) => words), ...now.sensitive.flatMap(({ words }) => words ?? [])]
          expect(ranges.every(({ from, to }) => from >= 0 && from < to && to <= length)).toBe(true)
          expect(now.sensitive.every(({ words, time }) => words !== null || time !== null)).toBe(true)
          if (!overlap) expect(now.slots.some((left, index) => now.slots.slice(index + 1).some(right => overlaps(left.words, right.words)))).toBe(false)
          Annotation.parse({ wake: null, quality: [], intent: null, ...now })
        }
      }),
      { numRuns: 1000 },
    )
  })
})
