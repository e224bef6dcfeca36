import type { GivenAnswer } from '../../shared/hub-api/adjudications.ts'
import { align, wordsOf } from '../../shared/domain/words.ts'

/** A word of an answer as it stands beside the other one. */
export type WordBeside = { text: string; from: number; apart: boolean }

/** Every word of both answers, with those marked that the other has not, or has otherwise. */
export function wordsBeside(a: GivenAnswer, b: GivenAnswer): { a: WordBeside[]; b: WordBeside[] } {
  const [left, right] = [wordsOf(a.annotation.transcript), wordsOf(b.annotation.transcript)]
  const same = { left: new Set<number>(), right: new Set<number>() }
  for (const pair of align(left, right)) {
    if (!pair.same || pair.left === null || pair.right === null) continue
    same.left.add(pair.left)
    same.right.add(pair.right)
  }
  const beside = (words: readonly string[], { words: times }: GivenAnswer, shared: ReadonlySet<number>): WordBeside[] =>
    words.map((text, at) => ({ text, from: times[at]?.from ?? 0, apart: !shared.has(at) }))
  return { a: beside(left, a, same.left), b: beside(right, b, same.right) }
}

/** Where in the clip the answers differ, each place once, in order; the start where no word does. */
export function placesApart({ a, b }: { a: readonly WordBeside[]; b: readonly WordBeside[] }): number[] {
  const starts = [a, b].flatMap(words => words.filter((word, at) => word.apart && words[at - 1]?.apart !== true).map(({ from }) => from))
  const places = [...new Set(starts)].toSorted((one, other) => one - other)
  return places.length === 0 ? [0] : places
}
