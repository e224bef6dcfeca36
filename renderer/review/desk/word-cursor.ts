import type { WordRange } from '../../../shared/domain/values.ts'

/** A choice of words: where it was begun and where it stands, both as positions of words. */
export type WordCursor = {
  anchor: number
  head: number
  /** It was chosen as a whole: the first step beyond it says which end is the one to move. */
  whole?: true
}

export const rangeOf = ({ anchor, head }: WordCursor): WordRange => ({ from: Math.min(anchor, head), to: Math.max(anchor, head) + 1 })

export const cursorOver = ({ from, to }: WordRange): WordCursor => ({ anchor: from, head: to - 1, whole: true })

const within = (word: number, count: number): number => Math.min(Math.max(word, 0), count - 1)

/** The one word after what is chosen, or before it. */
export function movedBy(cursor: WordCursor, step: 1 | -1, count: number): WordCursor {
  const { from, to } = rangeOf(cursor)
  const word = within(step > 0 ? to : from - 1, count)
  return { anchor: word, head: word }
}

/** Grows or shrinks by one word at the end that moves. */
export function extendedBy(cursor: WordCursor, step: 1 | -1, count: number): WordCursor {
  const turned = cursor.whole === true && step < 0
  const [anchor, head] = turned ? [cursor.head, cursor.anchor] : [cursor.anchor, cursor.head]
  return { anchor, head: within(head + step, count) }
}

/** Whether the words are read from right to left, as their first letter says. */
export function readsLeftwards(text: string): boolean {
  const first = /\p{L}/u.exec(text)?.[0]
  return first !== undefined && /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(first)
}
