import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { wordsOf } from '../../../shared/domain/words.ts'
import { bioTags, carryMask, maskText, replaceMasked, type Utterance } from '../../../hub/export/masking.ts'
import { annotation } from '../support/answers.ts'

const said = (hypothesis: string, changes: Partial<Utterance> = {}): Utterance => ({
  hypothesis, words: null, speech: [{ from: 0, to: 1_000 }], durationMs: 1_000, ...changes,
})
const marked = (cls: 'card' | 'name', from: number, to: number) => ({ class: cls, words: { from, to }, time: null, confirmed: true })

describe('sensitive words', () => {
  it('are replaced by their class, in one piece', () => {
    const masked = maskText(annotation('my card is 4111 1111 1111 thanks', { sensitive: [marked('card', 3, 6)] }), said('x'), null)
    expect(masked.transcript).toBe('my card is [sensitive:card] thanks')
    expect(masked.words).toEqual(['my', 'card', 'is', '[sensitive:card]', 'thanks'])
    expect(masked.sensitive).toEqual([marked('card', 3, 4)])
  })

  it('go from hypothesis and reference too, however these are worded', () => {
    const answer = annotation('my card is 4111 thanks', { sensitive: [marked('card', 3, 4)] })
    const masked = maskText(answer, said('my card is four one one one thanks'), 'My card is 4111, thanks.')
    expect(masked.hypothesis).toBe('my card is [sensitive:card] thanks')
    expect(masked.reference).not.toContain('4111')
  })

  it('are found by time where only time was marked', () => {
    const words = ['call', 'anna', 'now'].map((text, index) => ({ text, from: index * 300, to: index * 300 + 250, confidence: null }))
    const span = { class: 'name' as const, words: null, time: { from: 310, to: 500 }, confirmed: true }
    const masked = maskText(annotation('call Anna now', { sensitive: [span] }), said('call anna now', { words }), null)
    expect(masked.transcript).toBe('call [sensitive:name] now')
    expect(masked.hypothesis).toBe('call [sensitive:name] now')
    expect(masked.sensitive).toEqual([span])
  })

  it('leave a text without any exactly as it was written', () => {
    const masked = maskText(annotation('  two  spaces '), said(' as  heard'), 'As said.')
    expect(masked).toMatchObject({ transcript: '  two  spaces ', hypothesis: ' as  heard', reference: 'As said.' })
  })

  it('never come out in any wording, whatever else was said', () => {
    const word = fc.constantFrom('a', 'b', 'c', 'd')
    fc.assert(fc.property(fc.array(word, { maxLength: 6 }), fc.array(word, { maxLength: 6 }), fc.array(word, { maxLength: 3 }), (before, after, noise) => {
      const transcript = [...before, 'SECRET', ...after].join(' ')
      const hypothesis = [...before, ...noise, 'SECRET', ...after].join(' ')
      const answer = annotation(transcript, { sensitive: [marked('card', before.length, before.length + 1)] })
      const masked = maskText(answer, said(hypothesis), transcript)
      expect(JSON.stringify(masked)).not.toContain('SECRET')
      expect(masked.bio).toHaveLength(masked.words.length)
    }))
  })

  it('spread to words next to them that have no counterpart', () => {
    const mask = carryMask([null, 'card', null], wordsOf('pay 4111 now'), wordsOf('pay 41 11 now'))
    expect(mask).toEqual([null, 'card', 'card', null])
  })

  it('of two classes side by side stay two', () => {
    expect(replaceMasked(['call', 'anna', '4711'], [null, 'name', 'phone'])).toEqual({ words: ['call', '[sensitive:name]', '[sensitive:phone]'], places: [0, 1, 2] })
  })
})

describe('slots', () => {
  it('become BIO tags over the words', () => {
    expect(bioTags(6, [{ label: 'artist_name', words: { from: 1, to: 3 } }, { label: 'room', words: { from: 5, to: 6 } }]))
      .toEqual(['O', 'B-artist_name', 'I-artist_name', 'O', 'O', 'B-room'])
  })

  it('keep the first where two overlap', () => {
    expect(bioTags(3, [{ label: 'song_name', words: { from: 0, to: 2 } }, { label: 'artist_name', words: { from: 1, to: 3 } }])).toEqual(['B-song_name', 'I-song_name', 'O'])
  })

  it('move along when words before or in them are replaced', () => {
    const slots = [{ label: 'contact_name', words: { from: 1, to: 3 } }, { label: 'time', words: { from: 4, to: 5 } }]
    const masked = maskText(annotation('call anna miller at nine', { slots, sensitive: [marked('name', 1, 3)] }), said('x'), null)
    expect(masked.words).toEqual(['call', '[sensitive:name]', 'at', 'nine'])
    expect(masked.bio).toEqual(['O', 'B-contact_name', 'O', 'B-time'])
    expect(masked.slots).toEqual([{ label: 'contact_name', words: { from: 1, to: 2 } }, { label: 'time', words: { from: 3, to: 4 } }])
  })

  it('beyond the words are left out', () => {
    expect(maskText(annotation('stop', { slots: [{ label: 'time', words: { from: 3, to: 5 } }] }), said('stop'), null)).toMatchObject({ slots: [], bio: ['O'] })
  })
})
