import { describe, expect, test } from 'vitest'
import { lessons, type LessonId } from '../../../renderer/practice/lessons.ts'
import { createPractising } from '../../../renderer/practice/practising.ts'
import { stepAhead, stepsDone, type Glance } from '../../../renderer/practice/steps.ts'
import type { Annotation } from '../../../shared/domain/annotation.ts'

const draft: Annotation = { wake: 'meant', quality: [], transcript: 'play', intent: null, slots: [], sensitive: [], background: [], choices: {} }
const still: Glance = {
  clip: 0, layer: 'listen', panel: null, armed: false, escalating: false, playing: false, positionMs: 0, speed: 1, draft, undone: false,
}

function practise(gone: LessonId[] = []) {
  const begun: LessonId[] = []
  const store = createPractising({ lessons, gone: new Set(gone), onBegin: ({ id }) => begun.push(id) })
  return { store, begun }
}
const finished = (): Parameters<ReturnType<typeof practise>['store']['finish']>[0] =>
  ({ answers: () => [{ kind: 'skip', cause: 'other' }] }) as unknown as Parameters<ReturnType<typeof practise>['store']['finish']>[0]

describe('the course of practice', () => {
  test('begins with the first lesson that was not gone through', () => {
    expect(practise().store.getState()).toMatchObject({ stage: 'choosing', lesson: { id: 'accept' } })
    expect(practise(['accept', 'arm']).store.getState().lesson.id).toBe('listen')
    expect(practise(lessons.map(({ id }) => id)).store.getState().lesson.id).toBe('accept')
  })

  test('explains after the last answer, goes on in order, and comes back to the list', () => {
    const { store, begun } = practise()
    store.begin('escalate')
    store.finish(finished())
    expect(store.getState()).toMatchObject({ stage: 'explained', explained: [{ differences: [{ kind: 'way', known: 'escalation' }] }] })
    expect([...store.getState().gone]).toEqual(['escalate'])
    store.again()
    store.goOn()
    store.begin('alone')
    store.goOn()
    expect(store.getState().stage).toBe('choosing')
    expect(begun).toEqual(['escalate', 'escalate', 'shield', 'alone'])
  })

  test('ticks off what was tried in the lesson in hand, and nothing before it began', () => {
    const { store } = practise()
    store.look({ ...still, playing: true })
    store.begin('accept')
    store.look(still)
    expect(store.getState().stepsDone.size).toBe(0)
    store.look({ ...still, playing: true })
    expect([...store.getState().stepsDone]).toEqual(['play'])
    store.again()
    expect(store.getState().stepsDone.size).toBe(0)
  })
})

describe('what was tried', () => {
  const tried = (before: Partial<Glance>, now: Partial<Glance>) =>
    [...stepsDone(['replay', 'back', 'slower', 'arm', 'edit', 'write', 'skip', 'undo', 'escalate', 'label', 'doubt'], new Set(), { ...still, ...now }, { ...still, ...before })]

  test('is seen from the screen, whichever way it was done', () => {
    expect(tried({ positionMs: 900 }, { positionMs: 20 })).toEqual(['replay', 'back'])
    expect(tried({ positionMs: 2000 }, { positionMs: 500 })).toEqual(['back'])
    expect(tried({ positionMs: 500 }, { positionMs: 516 })).toEqual([])
    expect(tried({}, { speed: 0.9 })).toEqual(['slower'])
    expect(tried({}, { armed: true })).toEqual(['arm'])
    expect(tried({}, { layer: 'type' })).toEqual(['edit'])
    expect(tried({}, { draft: { ...draft, transcript: 'stop' } })).toEqual(['write'])
    expect(tried({}, { panel: 'skip' })).toEqual(['skip'])
    expect(tried({}, { undone: true })).toEqual(['undo'])
    expect(tried({}, { escalating: true })).toEqual(['escalate'])
    expect(tried({}, { draft: { ...draft, slots: [{ label: 'room', words: { from: 0, to: 1 } }] } })).toEqual(['label'])
    expect(tried({ layer: 'type' }, { layer: 'type', playing: true })).toEqual(['edit', 'doubt'])
  })

  test('leads to what comes after it', () => {
    expect(stepAhead(['play', 'skip', 'cause'], new Set())).toBe('play')
    expect(stepAhead(['play', 'skip', 'cause'], new Set(['skip']))).toBe('cause')
    expect(stepAhead([], new Set())).toBeUndefined()
  })

  test('is not taken from one clip to another', () => {
    expect(tried({ clip: 1 }, { draft: { ...draft, transcript: 'other words' } })).toEqual([])
  })
})
