import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Slot } from '../../../shared/domain/annotation.ts'
import { decodeBio, encodeBio, withoutOverlaps } from '../../../shared/domain/bio.ts'

const slot = (label: string, from: number, to: number): Slot => ({ label, words: { from, to } })

const anySlot = fc
  .record({ label: fc.constantFrom('artist_name', 'song_name', 'room'), from: fc.nat(12), length: fc.integer({ min: 1, max: 4 }) })
  .map(({ label, from, length }) => slot(label, from, from + length))
const anySlots = fc.array(anySlot, { maxLength: 6 })

describe('slots as BIO tags', () => {
  it('say where each begins and goes on', () => {
    expect(encodeBio(6, [slot('artist_name', 1, 3), slot('room', 5, 6)])).toEqual(['O', 'B-artist_name', 'I-artist_name', 'O', 'O', 'B-room'])
  })

  it('keep two of one label apart that follow each other', () => {
    const slots = [slot('item', 0, 1), slot('item', 1, 2)]
    expect(encodeBio(2, slots)).toEqual(['B-item', 'B-item'])
    expect(decodeBio(['B-item', 'B-item'])).toEqual(slots)
  })

  it('keep the earlier of the list where two overlap', () => {
    expect(encodeBio(3, [slot('song_name', 0, 2), slot('artist_name', 1, 3)])).toEqual(['B-song_name', 'I-song_name', 'O'])
    expect(withoutOverlaps([slot('a', 1, 3), slot('b', 0, 2), slot('c', 0, 1)])).toEqual([slot('a', 1, 3), slot('c', 0, 1)])
  })

  it('leave out what lies beyond the words', () => {
    expect(encodeBio(2, [slot('room', 1, 4), slot('time', 3, 4)])).toEqual(['O', 'B-room'])
  })

  it('come back as the slots that stand, in order', () => {
    fc.assert(fc.property(anySlots, slots => {
      const standing = withoutOverlaps(slots)
      expect(decodeBio(encodeBio(20, slots))).toEqual(standing.toSorted((a, b) => a.words.from - b.words.from))
    }))
  })

  it('are read as conlleval reads them, and written back are well-formed', () => {
    expect(decodeBio(['I-a', 'I-a', 'I-b', 'O', 'I-b', 'x', 'B-'])).toEqual([slot('a', 0, 2), slot('b', 2, 3), slot('b', 4, 5)])
    const anyTags = fc.array(fc.constantFrom('O', 'B-a', 'I-a', 'B-b', 'I-b', 'nonsense'), { maxLength: 12 })
    fc.assert(fc.property(anyTags, tags => {
      const slots = decodeBio(tags)
      expect(withoutOverlaps(slots)).toEqual(slots)
      expect(decodeBio(encodeBio(tags.length, slots))).toEqual(slots)
    }))
  })
})
