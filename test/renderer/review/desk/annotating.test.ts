import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Catalogue } from '../../../../shared/domain/catalogue.ts'
import { atWork, questions } from './at-work.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('questions', () => {
  test('begin with the wake verdict and are walked through as the task asks them, but for the transcript', async () => {
    const { desk, state } = await atWork()
    expect(state().question).toBe('wake')
    const met = [state().question]
    for (let next = desk.asking.beside(1); next !== null; next = desk.asking.beside(1)) {
      desk.asking.go(next)
      met.push(next)
    }
    expect(met).toEqual(['wake', 'quality', 'intent', 'slots', 'sensitive'])
    desk.asking.go('wake')
    expect(desk.asking.beside(-1)).toBe('choice:speaker')
  })

  test('of a task without a wake verdict begin with the first', async () => {
    const { state } = await atWork({ questions: questions.filter(({ kind }) => kind !== 'wake') })
    expect(state().question).toBe('choice:speaker')
  })

  test('of the task’s own are answered, answered otherwise, and taken back', async () => {
    const { desk, draft } = await atWork()
    desk.asking.choose('speaker', 'child')
    expect(draft().choices).toEqual({ speaker: ['child'] })
    desk.asking.choose('speaker', 'adult')
    expect(draft().choices).toEqual({ speaker: ['adult'] })
    desk.asking.choose('speaker', 'adult')
    expect(draft().choices).toEqual({})
  })

  test('that are required and open bring themselves to the front', async () => {
    const { desk, state } = await atWork()
    desk.accept()
    expect(state()).toMatchObject({ open: ['quality'], question: 'quality', layer: 'listen' })
  })

  test('an open transcript is written at once', async () => {
    const { desk, state } = await atWork({ annotation: { transcript: '', quality: ['noisy'] } })
    desk.accept()
    expect(state()).toMatchObject({ open: ['transcript'], layer: 'type' })
  })

  test('an intent is found by a few letters, taken, and taken back', async () => {
    const { desk, state, draft } = await atWork()
    desk.asking.go('intent')
    expect(state().layer).toBe('choose')
    expect(desk.asking.intents()).toEqual(['call_contact', 'play_music', 'set_timer', null])
    desk.asking.type('mus')
    desk.asking.moveTo(5)
    expect(desk.asking.intents()[state().finding.at]).toBe('play_music')
    desk.asking.answerIntent('play_music')
    expect(draft().intent).toBe('play_music')
    expect(state()).toMatchObject({ layer: 'listen', question: 'wake' })
    desk.asking.answerIntent(null)
    expect(draft().intent).toBeNull()
  })
})

describe('labelling', () => {
  test('begins with the words given, and is done with the label', async () => {
    const { desk, state, draft } = await atWork()
    desk.labelling.begin({ from: 1, to: 2 })
    desk.labelling.extend(1)
    desk.labelling.label('contact_name')
    expect(draft().slots).toEqual([{ label: 'contact_name', words: { from: 1, to: 3 } }])
    expect(state()).toMatchObject({ layer: 'listen', cursor: null })
  })

  test('offers what was used most first, and never changes a digit under the hand', async () => {
    const { desk } = await atWork()
    desk.labelling.begin({ from: 5, to: 6 })
    desk.labelling.labelWords({ from: 1, to: 2 }, 'room')
    expect(desk.labelling.labels()).toEqual(['contact_name', 'device', 'room'])
    desk.labelling.leave()
    desk.labelling.begin({ from: 5, to: 6 })
    expect(desk.labelling.labels()).toEqual(['room', 'contact_name', 'device'])
    desk.labelling.type('dev')
    expect(desk.labelling.labels()).toEqual(['device'])
  })

  const catalogue: Catalogue = {
    titles: { room: 'Zimmer' },
    entities: [
      { label: 'contact_name', name: 'Ann Smith', aliases: [] },
      { label: 'device', name: 'kitten speaker', aliases: [] },
      { label: 'unknown_here', name: 'call', aliases: [] },
    ],
  }

  test('begins with the first name that the catalogue knows and that has no label, and goes on to the next', async () => {
    const { desk, state, draft } = await atWork({ catalogue })
    desk.labelling.begin({ from: 3, to: 4 })
    expect(state().cursor).toMatchObject({ anchor: 1, head: 2 })
    desk.labelling.nextKnown(1)
    expect(state().cursor).toMatchObject({ anchor: 5, head: 6 })
    expect(desk.labelling.labels()[0]).toBe('device')
    desk.labelling.nextKnown(1)
    desk.labelling.label(desk.labelling.labels()[0]!)
    expect(draft().slots).toEqual([{ label: 'contact_name', words: { from: 1, to: 3 } }])
    desk.labelling.begin({ from: 3, to: 4 })
    expect(state().cursor).toMatchObject({ anchor: 5, head: 6 })
    desk.labelling.label('device')
    desk.labelling.begin({ from: 3, to: 4 })
    expect(state().cursor).toMatchObject({ anchor: 3, head: 3 })
  })

  test('finds labels by what the catalogue calls them', async () => {
    const { desk, state } = await atWork({ catalogue })
    expect(state().titles).toEqual({ room: 'Zimmer' })
    desk.labelling.begin(null)
    desk.labelling.type('zim')
    expect(desk.labelling.labels()).toEqual(['room'])
  })

  test('takes a label off again', async () => {
    const { desk, draft } = await atWork({ annotation: { slots: [{ label: 'device', words: { from: 5, to: 7 } }] } })
    desk.labelling.begin({ from: 6, to: 7 })
    desk.labelling.remove()
    expect(draft().slots).toEqual([])
  })

  test('does not begin where the task asks for no slots, or nothing is written', async () => {
    const without = await atWork({ questions: questions.filter(({ kind }) => kind !== 'slots') })
    without.desk.labelling.begin(null)
    expect(without.state().layer).toBe('listen')
    const empty = await atWork({ annotation: { transcript: '' } })
    empty.desk.labelling.begin(null)
    expect(empty.state().layer).toBe('listen')
  })
})
