import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { wordsOf } from '../../../shared/domain/words.ts'
import { carryMask, redactText, replaceMasked, silencesFor, type Utterance } from '../../../shared/domain/redaction.ts'
import { annotation } from '../../hub/support/answers.ts'

const said = (hypothesis: string, changes: Partial<Utterance> = {}): Utterance => ({
  hypothesis, words: null, speech: [{ from: 0, to: 1_000 }], durationMs: 1_000, ...changes,
})
const marked = (cls: 'card' | 'name', from: number, to: number) => ({ class: cls, words: { from, to }, time: null, confirmed: true })

describe('sensitive words', () => {
  it('are replaced by their class, in one piece', () => {
    const masked = redactText(annotation('my card is 4111 1111 1111 thanks', { sensitive: [marked('card', 3, 6)] }), said('x'), null)
    expect(masked.transcript).toBe('my card is [sensitive:card] thanks')
    expect(masked.words).toEqual(['my', 'card', 'is', '[sensitive:card]', 'thanks'])
    expect(masked.sensitive).toEqual([marked('card', 3, 4)])
  })

  it('go from hypothesis and reference too, however these are worded', () => {
    const answer = annotation('my card is 4111 thanks', { sensitive: [marked('card', 3, 4)] })
    const masked = redactText(answer, said('my card is four one one one thanks'), 'My card is 4111, thanks.')
    expect(masked.hypothesis).toBe('my card is [sensitive:card] thanks')
    expect(masked.reference).not.toContain('4111')
  })

  it('are found by time where only time was marked', () => {
    const words = ['call', 'anna', 'now'].map((text, index) => ({ text, from: index * 300, to: index * 300 + 250, confidence: null }))
    const span = { class: 'name' as const, words: null, time: { from: 310, to: 500 }, confirmed: true }
    const masked = redactText(annotation('call Anna now', { sensitive: [span] }), said('call anna now', { words }), null)
    expect(masked.transcript).toBe('call [sensitive:name] now')
    expect(masked.hypothesis).toBe('call [sensitive:name] now')
    expect(masked.sensitive).toEqual([span])
  })

  it('leave a text without any exactly as it was written', () => {
    const masked = redactText(annotation('  two  spaces '), said(' as  heard'), 'As said.')
    expect(masked).toMatchObject({ transcript: '  two  spaces ', hypothesis: ' as  heard', reference: 'As said.' })
  })

  it('never come out in any wording, whatever else was said', () => {
    const word = fc.constantFrom('a', 'b', 'c', 'd')
    fc.assert(fc.property(fc.array(word, { maxLength: 6 }), fc.array(word, { maxLength: 6 }), fc.array(word, { maxLength: 3 }), (before, after, noise) => {
      const transcript = [...before, 'SECRET', ...after].join(' ')
      const hypothesis = [...before, ...noise, 'SECRET', ...after].join(' ')
      const answer = annotation(transcript, { sensitive: [marked('card', before.length, before.length + 1)] })
      const masked = redactText(answer, said(hypothesis), transcript)
      expect(JSON.stringify(masked)).not.toContain('SECRET')
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
  it('move along when words before or in them are replaced', () => {
    const slots = [{ label: 'contact_name', words: { from: 1, to: 3 } }, { label: 'time', words: { from: 4, to: 5 } }]
    const redacted = redactText(annotation('call anna miller at nine', { slots, sensitive: [marked('name', 1, 3)] }), said('x'), null)
    expect(redacted.words).toEqual(['call', '[sensitive:name]', 'at', 'nine'])
    expect(redacted.slots).toEqual([{ label: 'contact_name', words: { from: 1, to: 2 } }, { label: 'time', words: { from: 3, to: 4 } }])
  })

  it('beyond the words are left out', () => {
    expect(redactText(annotation('stop', { slots: [{ label: 'time', words: { from: 3, to: 5 } }] }), said('stop'), null)).toMatchObject({ slots: [] })
  })
})

describe('marks', () => {
  it('stay in the transcript, are no words, and let slots and spans close over them', () => {
    const slots = [{ label: 'artist_name', words: { from: 2, to: 5 } }, { label: 'room', words: { from: 5, to: 6 } }]
    const answer = annotation('[noise] play taylor [unintelligible] swift [overlap]', { slots, sensitive: [marked('name', 4, 5)] })
    const redacted = redactText(answer, said('play taylor swift'), null)
    expect(redacted.transcript).toBe('[noise] play taylor [unintelligible] [sensitive:name] [overlap]')
    expect(redacted.words).toEqual(['play', 'taylor', '[sensitive:name]'])
    expect(redacted.slots).toEqual([{ label: 'artist_name', words: { from: 1, to: 3 } }])
    expect(redacted.sensitive[0]?.words).toEqual({ from: 2, to: 3 })
  })
})

describe('any utterance', () => {
  it('never gives a masked word away, in whatever wording, order or number it was heard', () => {
    const open = fc.array(fc.constantFrom('a', 'b', 'c', '[noise]'), { maxLength: 6 })
    const heard = fc.array(fc.constantFrom('a', 'b', 'c', 'secret', 'Hidden.'), { maxLength: 12 }).map(words => words.join(' '))
    const secrets = fc.shuffledSubarray(['a1', 'SECRET,', 'hidden'], { minLength: 3 })
    fc.assert(fc.property(open, secrets, open, heard, heard, (before, secret, after, hypothesis, reference) => {
      const transcript = [...before, ...secret, ...after].join(' ')
      const answer = annotation(transcript, { sensitive: [marked('card', before.length, before.length + secret.length)] })
      const redacted = redactText(answer, said(hypothesis), reference)
      expect(JSON.stringify(redacted)).not.toMatch(/secret|hidden/i)
      for (const { words } of redacted.sensitive) expect(words?.to).toBeLessThanOrEqual(redacted.words.length)
    }))
  })
})

describe('sound', () => {
  it('is silenced where times were confirmed, and withheld whole where one was not', () => {
    const timed = (from: number, to: number, confirmed = true) => ({ class: 'name' as const, words: null, time: { from, to }, confirmed })
    expect(silencesFor([])).toEqual([])
    expect(silencesFor([timed(500, 700), timed(100, 200), timed(150, 300)])).toEqual([{ from: 100, to: 300 }, { from: 500, to: 700 }])
    expect(silencesFor([timed(100, 200), timed(500, 700, false)])).toBeNull()
    expect(silencesFor([marked('card', 0, 1)])).toBeNull()
  })
})
