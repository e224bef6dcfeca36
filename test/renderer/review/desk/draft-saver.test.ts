import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createDraftSaver } from '../../../../renderer/review/desk/draft-saver.ts'
import type { Annotation } from '../../../../shared/domain/annotation.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const draft = (transcript: string): Annotation => ({ wake: 'meant', quality: [], transcript, intent: null, slots: [], sensitive: [], background: [], choices: {} })

function make() {
  const saved: string[] = []
  const saver = createDraftSaver({
    delayMs: 250,
    async save(clip, annotation) {
      saved.push(`${clip}: ${annotation.transcript}`)
    },
  })
  return { saver, saved }
}

describe('drafts', () => {
  test('are saved at most a quarter of a second after the first change, in their newest form', async () => {
    const { saver, saved } = make()
    for (const text of ['p', 'pl', 'pla', 'play']) {
      saver.change('a', draft(text))
      await vi.advanceTimersByTimeAsync(60)
    }
    expect(saved).toEqual([])
    await vi.advanceTimersByTimeAsync(10)
    expect(saved).toEqual(['a: play'])
  })

  test('keep being saved while somebody types without a pause', async () => {
    const { saver, saved } = make()
    for (let letters = 1; letters <= 50; letters++) {
      saver.change('a', draft('x'.repeat(letters)))
      await vi.advanceTimersByTimeAsync(30)
    }
    expect(saved.length).toBeGreaterThanOrEqual(5)
  })

  test('of one clip are saved before those of another', async () => {
    const { saver, saved } = make()
    saver.change('a', draft('one'))
    saver.change('b', draft('two'))
    expect(saved).toEqual(['a: one'])
    await vi.advanceTimersByTimeAsync(250)
    expect(saved).toEqual(['a: one', 'b: two'])
  })

  test('are saved at once when the clip is left, and only once', async () => {
    const { saver, saved } = make()
    saver.change('a', draft('one'))
    await saver.flush()
    await vi.advanceTimersByTimeAsync(1000)
    expect(saved).toEqual(['a: one'])
  })

  test('are not saved once something else carries them', async () => {
    const { saver, saved } = make()
    saver.change('a', draft('one'))
    saver.drop('a')
    await saver.flush()
    await vi.advanceTimersByTimeAsync(1000)
    expect(saved).toEqual([])
  })
})
