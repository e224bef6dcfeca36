import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { faultsOf } from '../../../shared/domain/annotation-rules.ts'
import type { Annotation } from '../../../shared/domain/annotation.ts'
import { freshAnnotation, TaskSpecification } from '../../../shared/domain/task.ts'
import { wordsOf } from '../../../shared/domain/words.ts'
import { annotation } from '../../hub/support/answers.ts'

const task = TaskSpecification.parse({
  id: 'home',
  version: 1,
  questions: [
    { kind: 'wake', required: true, options: ['meant', 'noise'], preset: 'meant' },
    { kind: 'quality', required: false, options: ['noisy'] },
    { kind: 'transcript', required: true, marks: ['noise'] },
    { kind: 'intent', required: false, options: ['play_music'] },
    { kind: 'slots', required: false, labels: ['artist_name', 'room'], overlap: false },
    { kind: 'sensitive', required: false, classes: ['name'] },
    { kind: 'choice', required: false, id: 'who', title: 'Who?', options: [{ id: 'one', title: 'One' }, { id: 'two', title: 'Two' }], multiple: false },
    { kind: 'choice', required: false, id: 'what', title: 'What?', options: [{ id: 'tv', title: 'TV' }, { id: 'dog', title: 'Dog' }], multiple: true },
  ],
})
const bare = TaskSpecification.parse({ id: 'bare', version: 1, questions: [{ kind: 'choice', required: true, id: 'who', title: 'Who?', options: [{ id: 'one', title: 'One' }], multiple: false }] })
const suggestion = { hypothesis: 'play taylor swift [overlap]', intent: 'get_news', slots: [{ label: 'singer', words: { from: 1, to: 3 } }] }
const clip = { durationMs: 1_000, suggestion }

const faults = (change: Partial<Annotation>, of = task): string[] =>
  faultsOf(of, annotation('play taylor swift', change), clip).map(({ at, kind }) => `${at}: ${kind}`)
const slot = (label: string, from: number, to: number) => ({ label, words: { from, to } })
const span = (from: number, to: number) => ({ class: 'name' as const, words: null, time: { from, to }, confirmed: true })

describe('an annotation', () => {
  it('fits with all that its task offers', () => {
    expect(faults({
      wake: 'noise', quality: ['noisy'], intent: 'play_music', slots: [slot('artist_name', 1, 3), slot('room', 0, 1)],
      sensitive: [span(0, 1_000)], background: [{ from: 900, to: 1_000 }], choices: { who: ['one'], what: ['tv', 'dog'] },
      transcript: 'play taylor swift [noise]',
    })).toEqual([])
  })

  it('fits with what the recogniser suggested, offered or not', () => {
    expect(faults({ intent: 'get_news', slots: [slot('singer', 1, 3)], transcript: 'play taylor swift [overlap]' })).toEqual([])
  })

  it('names nothing that is not offered, and nothing twice', () => {
    expect(faults({ wake: 'media' })).toEqual(['wake: not_offered'])
    expect(faults({ quality: ['far', 'far'] })).toEqual(['quality: not_offered', 'quality: twice'])
    expect(faults({ intent: 'call_mum' })).toEqual(['intent: not_offered'])
    expect(faults({ transcript: 'play [unintelligible]' })).toEqual(['transcript: not_offered'])
    expect(faults({ slots: [slot('genre', 0, 1)] })).toEqual(['slots: not_offered'])
    expect(faults({ sensitive: [{ ...span(0, 1), class: 'card' }] })).toEqual(['sensitive: not_offered'])
    expect(faults({ choices: { what: ['cat'], how: ['loud'] } })).toEqual(['choices.what: not_offered', 'choices.how: not_asked'])
    expect(faults({ choices: { what: ['tv', 'tv'] } })).toEqual(['choices.what: twice'])
  })

  it('chooses one where one may be chosen', () => {
    expect(faults({ choices: { who: ['one', 'two'] } })).toEqual(['choices.who: several'])
  })

  it('has slots apart from each other, unless the task lets them overlap', () => {
    const slots = [slot('artist_name', 0, 2), slot('room', 1, 3)]
    expect(faults({ slots })).toEqual(['slots: overlap'])
    const lenient = TaskSpecification.parse({ ...task, questions: task.questions.map(question => (question.kind === 'slots' ? { ...question, overlap: true } : question)) })
    expect(faults({ slots }, lenient)).toEqual([])
  })

  it('stays within its words and its clip', () => {
    expect(faults({ slots: [slot('room', 2, 4)] })).toEqual(['slots: beyond_words'])
    expect(faults({ sensitive: [{ ...span(900, 1_001), words: { from: 3, to: 4 } }] })).toEqual(['sensitive: beyond_words', 'sensitive: beyond_end'])
    expect(faults({ background: [{ from: 0, to: 1_001 }] })).toEqual(['background: beyond_end'])
  })

  it('answers nothing that is not asked', () => {
    expect(faults({
      wake: 'meant', quality: ['noisy'], intent: 'play_music', slots: [slot('room', 0, 1)], sensitive: [span(0, 1)], background: [{ from: 0, to: 1 }], choices: {},
    }, bare)).toEqual(['wake', 'quality', 'intent', 'slots', 'sensitive', 'background'].map(at => `${at}: not_asked`))
  })

  it('as it is when a clip is opened always fits, whatever was suggested', () => {
    const range = fc.record({ from: fc.nat(3), length: fc.integer({ min: 1, max: 2 }) })
    const slots = fc.array(fc.record({ label: fc.constantFrom('room', 'singer'), range }), { maxLength: 4 })
    const hypothesis = fc.array(fc.constantFrom('a', 'b', '[overlap]', '[noise]'), { minLength: 5, maxLength: 8 }).map(words => words.join(' '))
    fc.assert(fc.property(fc.constantFrom(task, bare), hypothesis, fc.constantFrom(null, 'play_music', 'other'), slots, (of, heard, intent, drawn) => {
      const suggested = { hypothesis: heard, intent, slots: drawn.map(({ label, range: { from, length } }) => ({ label, words: { from, to: from + length } })) }
      expect(wordsOf(heard).length).toBeGreaterThanOrEqual(5)
      expect(faultsOf(of, freshAnnotation(of, suggested), { durationMs: 1_000, suggestion: suggested })).toEqual([])
    }))
  })
})
