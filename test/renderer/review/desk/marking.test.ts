import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { atWork, questions, text } from './at-work.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

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
