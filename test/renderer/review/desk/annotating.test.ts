import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Catalogue } from '../../../../shared/domain/catalogue.ts'
import type { Annotation, TimedWord } from '../../../../shared/domain/annotation.ts'
import { fresh, makeDesk } from './small-core.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const text = 'call ann smith on the kitten speaker'
/** Words of 300 ms from 500 ms on, the second last doubtful. */
const words: TimedWord[] = text.split(' ').map((word, index) => ({
  text: word, from: 500 + index * 300, to: 780 + index * 300, confidence: index === 5 ? 0.3 : 0.9,
}))
const questions = [
  { kind: 'choice', id: 'speaker', title: 'Who?', options: [{ id: 'adult', title: 'adult' }, { id: 'child', title: 'child' }], multiple: false, required: false },
  { kind: 'wake', required: true, options: ['meant', 'noise'], preset: 'meant' },
  { kind: 'quality', required: true, options: ['noisy', 'far'] },
  { kind: 'transcript', required: true, marks: ['unintelligible', 'noise'] },
  { kind: 'intent', required: false, options: ['play_music', 'call_contact', 'set_timer'] },
  { kind: 'slots', required: false, labels: ['contact_name', 'device', 'room'], overlap: false },
  { kind: 'sensitive', required: false, classes: ['name', 'card'] },
]

async function atWork(more: { questions?: unknown[]; annotation?: Partial<Annotation>; catalogue?: Catalogue } = {}) {
  const made = makeDesk({
    questions: more.questions ?? questions,
    ...(more.catalogue === undefined ? {} : { catalogue: more.catalogue }),
    page: { hypothesis: text, words, suggestedIntent: 'call_contact', annotation: { ...fresh, transcript: text, intent: 'call_contact', ...more.annotation } },
  })
  await made.open()
  const { desk } = made
  return { ...made, state: desk.store.getState, draft: () => desk.store.getState().work!.draft }
}

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
    expect(state().cursor).toEqual({ anchor: 1, head: 2 })
    desk.labelling.nextKnown(1)
    expect(state().cursor).toEqual({ anchor: 5, head: 6 })
    expect(desk.labelling.labels()[0]).toBe('device')
    desk.labelling.nextKnown(1)
    desk.labelling.label(desk.labelling.labels()[0]!)
    expect(draft().slots).toEqual([{ label: 'contact_name', words: { from: 1, to: 3 } }])
    desk.labelling.begin({ from: 3, to: 4 })
    expect(state().cursor).toEqual({ anchor: 5, head: 6 })
    desk.labelling.label('device')
    desk.labelling.begin({ from: 3, to: 4 })
    expect(state().cursor).toEqual({ anchor: 3, head: 3 })
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

describe('sensitive spans', () => {
  test('are what was just heard, silenced, and two keys long', async () => {
    const { desk, draft, player, listen, state } = await atWork()
    await listen(1450)
    desk.marking.begin()
    expect(player.getState().playing).toBe(false)
    expect(state()).toMatchObject({ panel: 'sensitive', cursor: { anchor: 0, head: 2 } })
    desk.marking.move(1)
    desk.marking.move(-1)
    desk.marking.extend(-1)
    desk.marking.classify('name')
    expect(draft().sensitive).toEqual([{ class: 'name', words: { from: 1, to: 3 }, time: { from: 800, to: 1380 }, confirmed: false }])
    expect(state()).toMatchObject({ panel: null, marking: null, cursor: null })
  })

  test('between marks are confirmed, and take the words that lie there', async () => {
    const { desk, draft, player, state } = await atWork()
    player.seek(790)
    desk.marking.markStart()
    player.seek(1400)
    desk.marking.markEnd()
    expect(state().selection).toEqual({ from: 790, to: 1400 })
    desk.marking.begin()
    desk.marking.classify('name')
    expect(draft().sensitive).toEqual([{ class: 'name', words: { from: 1, to: 3 }, time: { from: 790, to: 1400 }, confirmed: true }])
    expect(state().selection).toBeNull()
  })

  test('are taken up again, changed, and removed', async () => {
    const span = { class: 'name' as const, words: { from: 1, to: 3 }, time: { from: 800, to: 1380 }, confirmed: true }
    const { desk, draft } = await atWork({ annotation: { sensitive: [span] } })
    desk.marking.takeUp(0)
    desk.marking.classify('card')
    expect(draft().sensitive).toEqual([{ ...span, class: 'card' }])
    desk.marking.takeUp(0)
    desk.marking.nudge('to', 50)
    expect(draft().sensitive).toEqual([{ ...span, class: 'card', time: { from: 800, to: 1430 }, confirmed: false }])
    desk.marking.nudge('from', 5000)
    expect(draft().sensitive[0]?.time).toEqual({ from: 1410, to: 1430 })
    desk.marking.remove()
    expect(draft().sensitive).toEqual([])
  })

  test('over the same words are not made twice', async () => {
    const span = { class: 'name' as const, words: { from: 1, to: 3 }, time: { from: 800, to: 1380 }, confirmed: true }
    const { desk, draft } = await atWork({ annotation: { sensitive: [span] } })
    desk.marking.beginOver({ from: 1, to: 3 })
    desk.marking.classify('card')
    expect(draft().sensitive).toEqual([{ ...span, class: 'card' }])
  })

  test('are confirmed by being played from end to end, and by nothing less', async () => {
    const span = { class: 'name' as const, words: { from: 1, to: 3 }, time: { from: 800, to: 1380 }, confirmed: false }
    const { desk, draft, player, listen } = await atWork({ annotation: { sensitive: [span] } })
    await listen(1200)
    player.seek(2000)
    player.run(300)
    expect(draft().sensitive[0]?.confirmed).toBe(false)
    desk.listening.silence()
    player.seek(1100)
    await listen(1000)
    expect(draft().sensitive[0]?.confirmed).toBe(false)
    desk.listening.silence()
    desk.listening.passages.around({ from: 800, to: 1380 }, 0)
    player.run(3000)
    expect(draft().sensitive[0]?.confirmed).toBe(true)
  })
})

describe('other marks', () => {
  test('background speech is timed, joined and taken back', async () => {
    const { desk, draft, player } = await atWork()
    for (const [from, to] of [[100, 500], [400, 900]] as const) {
      player.seek(from)
      desk.marking.markStart()
      player.seek(to)
      desk.marking.markEnd()
      desk.marking.background()
    }
    expect(draft().background).toEqual([{ from: 100, to: 900 }])
    player.seek(300)
    desk.marking.background()
    expect(draft().background).toEqual([])
  })

  test('what cannot be understood takes the place of the word just heard, a noise follows it', async () => {
    const { desk, draft, player } = await atWork({ annotation: { slots: [{ label: 'device', words: { from: 6, to: 7 } }] } })
    player.seek(1000)
    desk.marking.write('unintelligible')
    expect(draft().transcript).toBe('call [unintelligible] smith on the kitten speaker')
    desk.marking.write('noise')
    expect(draft().transcript).toBe('call [unintelligible] [noise] smith on the kitten speaker')
    expect(draft().slots).toEqual([{ label: 'device', words: { from: 7, to: 8 } }])
  })

  test('a mark that the task does not know is not written', async () => {
    const { desk, draft } = await atWork()
    desk.marking.write('overlap')
    expect(draft().transcript).toBe(text)
  })
})

describe('writing', () => {
  test('saves every change as a draft', async () => {
    const { desk, called } = await atWork()
    desk.writing.begin(null)
    desk.writing.write('call ann')
    await vi.advanceTimersByTimeAsync(300)
    expect(called('annotations.save').at(-1)?.annotation.transcript).toBe('call ann')
  })

  test('keeps a label on words that are emptied and written anew', async () => {
    const { desk, draft } = await atWork({ annotation: { slots: [{ label: 'device', words: { from: 5, to: 7 } }] } })
    desk.writing.begin(5)
    for (const written of ['call ann smith on the ', 'call ann smith on the k', 'call ann smith on the kitchen s', 'call ann smith on the kitchen speaker']) desk.writing.write(written)
    expect(draft().slots).toEqual([{ label: 'device', words: { from: 5, to: 7 } }])
  })

  test('goes from doubtful word to doubtful word, and plays each with half a second around it', async () => {
    const { desk, player } = await atWork()
    desk.writing.begin(null)
    const select = vi.fn()
    desk.writing.hold({ selection: () => ({ from: 0, to: 0 }), select })
    desk.writing.goToDoubt(1)
    await vi.advanceTimersByTimeAsync(0)
    expect(select).toHaveBeenCalledWith({ from: 22, to: 28 })
    expect(player.position()).toBe(1500)
    player.run(3000)
    expect(player.position()).toBeGreaterThanOrEqual(2780)
    expect(player.position()).toBeLessThan(2820)
  })

  test('puts back what was recognised, where the task begins with it', async () => {
    const { desk, draft } = await atWork({ annotation: { transcript: 'call', slots: [] } })
    desk.writing.restore()
    expect(draft().transcript).toBe(text)
    const unbiased = await atWork({
      questions: questions.map(question => (question.kind === 'transcript' ? { ...question, start: 'empty' } : question)), annotation: { transcript: 'call' },
    })
    unbiased.desk.writing.restore()
    expect(unbiased.draft().transcript).toBe('call')
  })

  test('does not begin where the task asks for no transcript', async () => {
    const { desk, state } = await atWork({ questions: questions.filter(({ kind }) => kind !== 'transcript') })
    desk.writing.begin(null)
    expect(state().layer).toBe('listen')
  })
})
