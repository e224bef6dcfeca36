import { describe, expect, test } from 'vitest'
import { createDraftSaver } from '../../../../renderer/review/desk/draft-saver.ts'
import type { Annotation } from '../../../../shared/domain/annotation.ts'

const draft = (transcript: string): Annotation => ({ wake: 'meant', quality: [], transcript, intent: null, slots: [], sensitive: [], background: [], choices: {} })

/** A saver whose saves are answered one by one. */
function make() {
  const saved: string[] = []
  const answers: (() => void)[] = []
  const saver = createDraftSaver({
    save(clip, annotation) {
      saved.push(`${clip}: ${annotation.transcript}`)
      return new Promise(resolve => { answers.push(resolve) })
    },
  })
  const answer = async (): Promise<void> => {
    answers.shift()?.()
    await Promise.resolve()
    await Promise.resolve()
  }
  return { saver, saved, answer }
}

describe('drafts', () => {
  test('are saved at once: nothing is left to a timer that an exit would take along', () => {
    const { saver, saved } = make()
    saver.change('a', draft('p'))
    expect(saved).toEqual(['a: p'])
  })

  test('that change while one is being saved follow in their newest form', async () => {
    const { saver, saved, answer } = make()
    for (const text of ['p', 'pl', 'pla']) saver.change('a', draft(text))
    expect(saved).toEqual(['a: p'])
    await answer()
    expect(saved).toEqual(['a: p', 'a: pla'])
    await answer()
    saver.change('a', draft('play'))
    expect(saved.at(-1)).toBe('a: play')
  })

  test('of two clips are both saved', async () => {
    const { saver, saved, answer } = make()
    saver.change('a', draft('one'))
    saver.change('a', draft('two'))
    saver.change('b', draft('three'))
    await answer()
    await answer()
    expect(saved).toEqual(['a: one', 'a: two', 'b: three'])
  })

  test('are handed over once everything was answered', async () => {
    const { saver, answer } = make()
    let over = false
    saver.change('a', draft('one'))
    saver.change('a', draft('two'))
    const flushed = saver.flush().then(() => { over = true })
    await answer()
    expect(over).toBe(false)
    await answer()
    await flushed
    expect(over).toBe(true)
    await saver.flush()
  })

  test('are forgotten when something else carries them', async () => {
    const { saver, saved, answer } = make()
    saver.change('a', draft('one'))
    saver.change('a', draft('two'))
    saver.drop('a')
    await answer()
    expect(saved).toEqual(['a: one'])
  })
})
