import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Failure } from '../../shared/contract/failure.ts'
import type { SearchMatch } from '../../shared/contract/search.ts'
import { questionOf } from '../../shared/domain/task.ts'
import type { WordRange } from '../../shared/domain/values.ts'
import { wordsOf } from '../../shared/domain/words.ts'
import type { Client } from '../client.ts'
import { moved } from '../ui/list-actions.ts'

/** Choosing words of one match, and the label that they get everywhere. */
export type Choice = {
  match: SearchMatch
  words: WordRange
  labels: readonly string[]
  labelAt: number
  /** What the batch's catalogue calls its labels. */
  titles: Readonly<Record<string, string>>
}

export type Choosing = StoreApi<{ at: number; choice: Choice | null }> & {
  /** Begins with a match; nothing where its task has no labels. */
  choose(match: SearchMatch): Promise<void>
  leave(): void
  /** Moves the chosen words; `shift` takes them along, `extend` moves their end. */
  shift(by: number): void
  extend(by: number): void
  /** Chooses from one word to another. */
  take(from: number, to: number): void
  moveLabel(by: number): void
}

export function createChoosing({ client, fail, onNoLabels }: { client: Client; fail(failure: Failure): void; onNoLabels(): void }): Choosing {
  const store = createStore<{ at: number; choice: Choice | null }>(() => ({ at: 0, choice: null }))
  const change = (next: (choice: Choice, count: number) => Partial<Choice>): void => {
    const { choice } = store.getState()
    if (choice !== null) store.setState({ choice: { ...choice, ...next(choice, wordsOf(choice.match.transcript).length) } })
  }
  return Object.assign(store, {
    async choose(match: SearchMatch) {
      const { batch } = match
      const [read, catalogue] = await Promise.all([client.call('batches.read', { batch }), client.call('catalogue.read', { batch })])
      if (!read.ok) return fail(read.failure)
      const labels = questionOf(read.value.task, 'slots')?.labels ?? []
      const words = match.words[0] ?? (wordsOf(match.transcript).length > 0 ? { from: 0, to: 1 } : null)
      if (labels.length === 0 || words === null) return onNoLabels()
      const titles = catalogue.ok ? (catalogue.value?.titles ?? {}) : {}
      store.setState({ choice: { match, words, labels, labelAt: 0, titles } })
    },
    leave: () => store.setState({ choice: null }),
    shift: (by: number) => change(({ words: { from, to } }, count) => {
      const start = Math.max(0, Math.min(count - (to - from), from + by))
      return { words: { from: start, to: start + to - from } }
    }),
    extend: (by: number) => change(({ words: { from, to } }, count) => ({ words: { from, to: Math.max(from + 1, Math.min(count, to + by)) } })),
    take: (from: number, to: number) => change(() => ({ words: { from: Math.min(from, to), to: Math.max(from, to) + 1 } })),
    moveLabel: (by: number) => change(({ labelAt, labels }) => ({ labelAt: moved(labelAt, by, labels.length) })),
  })
}

/** The chosen words as they are written. */
export const chosenText = ({ match, words }: Choice): string => wordsOf(match.transcript).slice(words.from, words.to).join(' ')
