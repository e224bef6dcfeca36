import type { WordRange } from '../../../shared/domain/values.ts'

/** A choice of words: where it was begun and where it stands, both as positions of words. */
export type WordCursor = { anchor: number; head: number }

export const rangeOf = ({ anchor, head }: WordCursor): WordRange => ({ from: Math.min(anchor, head), to: Math.max(anchor, head) + 1 })

export const cursorOver = ({ from, to }: WordRange): WordCursor => ({ anchor: from, head: to - 1 })

const within = (word: number, count: number): number => Math.min(Math.max(word, 0), count - 1)

/** The one word after what is chosen, or before it. */
export function movedBy(cursor: WordCursor, step: 1 | -1, count: number): WordCursor {
  const { from, to } = rangeOf(cursor)
  const word = within(step > 0 ? to : from - 1, count)
  return { anchor: word, head: word }
}

export const extendedBy = ({ anchor, head }: WordCursor, step: 1 | -1, count: number): WordCursor => ({
  anchor,
  head: within(head + step, count),
})

/** Whether the words are read from right to left, as their first letter says. */
export function readsLeftwards(text: string): boolean {
  const first = /\p{L}/u.exec(text)?.[0]
  return first !== undefined && /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(first)
}
