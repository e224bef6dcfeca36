import { describe, expect, test } from 'vitest'
import { createDraftSaver, mostUnanswered } from '../../../../renderer/review/desk/draft-saver.ts'
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
    for (let turns = 0; turns < 5; turns++) await Promise.resolve()
  }
  return { saver, saved, answer }
}

describe('drafts', () => {
  test('are handed over at once, every change: nothing waits for a timer or an answer that an exit would take along', () => {
    const { saver, saved } = make()
    for (const text of ['p', 'pl', 'pla', 'play']) saver.change('a', draft(text))
    expect(saved).toEqual(['a: p', 'a: pl', 'a: pla', 'a: play'])
  })

  test('wait in their newest form, each clip’s, where a slow disk answers none', async () => {
    const { saver, saved, answer } = make()
    for (let letters = 1; letters <= mostUnanswered + 5; letters++) saver.change('a', draft('x'.repeat(letters)))
    saver.change('b', draft('other'))
    expect(saved).toHaveLength(mostUnanswered)
    await answer()
    await answer()
    expect(saved.slice(mostUnanswered)).toEqual([`a: ${'x'.repeat(mostUnanswered + 5)}`, 'b: other'])
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
    for (let letters = 1; letters <= mostUnanswered + 1; letters++) saver.change('a', draft('x'.repeat(letters)))
    saver.drop('a')
    await answer()
    expect(saved).toHaveLength(mostUnanswered)
  })
})
