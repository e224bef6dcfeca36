import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adjudicationStateOf, afterAdjudicationStep, differencesBetween, type Adjudication } from '../../../shared/domain/adjudication.ts'
import type { Annotation } from '../../../shared/domain/annotation.ts'
import type { ClipFate } from '../../../shared/domain/recall.ts'

const answer = (transcript: string, changes: Partial<Annotation> = {}): Annotation => ({
  wake: 'meant', quality: [], transcript, intent: 'play_music', slots: [], sensitive: [], background: [], choices: {}, ...changes,
})
const policy = { disagreementWer: 0.15 }
const ten = 'one two three four five six seven eight nine ten'

describe('two answers', () => {
  it('may differ in as many words as policy says, and in no more', () => {
    expect(differencesBetween(answer(ten), answer(ten.replace('ten', 'tin')), policy)).toEqual([])
    expect(differencesBetween(answer(ten), answer(ten.replace('nine ten', 'mine tin')), policy)).toEqual(['words'])
    expect(differencesBetween(answer(ten), answer(ten.replace('nine ten', 'mine tin')), { disagreementWer: 0.2 })).toEqual([])
  })

  it('differ in verdict and intent, whatever their words', () => {
    expect(differencesBetween(answer(ten), answer(ten, { wake: 'unsure', intent: null }), policy)).toEqual(['wake', 'intent'])
  })

  it('are not compared in what was said in a false wake', () => {
    expect(differencesBetween(answer('so i said'), answer('something else', { wake: 'media', intent: null }), policy)).toEqual(['wake'])
    expect(differencesBetween(answer('so i said', { wake: 'media' }), answer('something else', { wake: 'media' }), policy)).toEqual([])
  })

  it('do not differ by marks alone, and differ where one holds nothing', () => {
    expect(differencesBetween(answer('play jazz'), answer('play [noise] jazz'), policy)).toEqual([])
    expect(differencesBetween(answer('play jazz'), answer(''), policy)).toEqual(['words'])
    expect(differencesBetween(answer(''), answer('[noise]'), policy)).toEqual([])
  })

  const annotation = fc.record({ wake: fc.constantFrom('meant' as const, 'media' as const, 'unsure' as const), intent: fc.constantFrom(null, 'a', 'b'), words: fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 6 }) })
    .map(({ wake, intent, words }) => answer(words.join(' '), { wake, intent }))
  it('differ the same way from either side, and never from themselves', () => {
    fc.assert(fc.property(annotation, annotation, (one, other) => {
      expect(differencesBetween(one, other, policy)).toEqual(differencesBetween(other, one, policy))
      expect(differencesBetween(one, one, policy)).toEqual([])
    }))
  })
})

type Happening = 'differ' | 'agree' | 'settle' | 'quarantine' | 'hold' | 'free' | 'destroy'

const happenings: Record<Exclude<Happening, 'differ' | 'agree' | 'settle'>, ClipFate> = { quarantine: 'quarantined', hold: 'held', free: 'free', destroy: 'destroyed' }

function happen(before: Adjudication, what: Happening): Adjudication {
  if (what === 'differ' || what === 'agree' || what === 'settle') return afterAdjudicationStep(before, what) ?? before
  // Nothing brings back what was destroyed.
  return before.fate === 'destroyed' ? before : { ...before, fate: happenings[what] }
}

describe('an adjudication, whatever happens to answers and clip', () => {
  const history = fc.array(fc.constantFrom<Happening>('differ', 'agree', 'settle', 'quarantine', 'hold', 'free', 'destroy'), { maxLength: 30 })

  it('is open exactly while the answers differ, the clip may be heard, and nobody has settled it', () => {
    fc.assert(fc.property(history, told => {
      let now: Adjudication = { lapsed: false, settled: false, fate: 'free' }
      let [differs, settled, fate]: [boolean, boolean, ClipFate] = [true, false, 'free']
      for (const what of told) {
        const ended: boolean = settled || fate === 'destroyed'
        if (what === 'settle') settled ||= differs && fate === 'free'
        else if (what === 'differ' || what === 'agree') differs = ended ? differs : what === 'differ'
        else if (fate !== 'destroyed') fate = happenings[what]
        now = happen(now, what)
        const state = adjudicationStateOf(now)
        expect(state === 'open').toBe(differs && !settled && fate === 'free')
        expect(state === 'settled').toBe(settled)
        expect(state === 'suspended').toBe(differs && !settled && (fate === 'quarantined' || fate === 'held'))
      }
    }))
  })

  it('stays as it was settled, and ended where its clip is gone', () => {
    fc.assert(fc.property(history, history, (before, after) => {
      const then = before.reduce(happen, { lapsed: false, settled: false, fate: 'free' } as Adjudication)
      const state = adjudicationStateOf(then)
      if (state === 'settled' || state === 'ended') expect(adjudicationStateOf(after.reduce(happen, then))).toBe(state)
    }))
  })
})
