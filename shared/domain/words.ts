import type { TimedWord } from './annotation.ts'
import type { Span, WordRange } from './values.ts'

/** The words of a transcript: what stands between white space, marks and punctuation included. */
export const wordsOf = (text: string): string[] => text.split(/\s+/u).filter(word => word !== '')

/**
 * Spreads words over the detected speech in proportion to their length, for a hypothesis without word times.
 * The result is approximate and has to be shown as such.
 */
export function spreadWords(text: string, speech: readonly Span[], durationMs: number): TimedWord[] {
  const words = wordsOf(text)
  const stretches = speech.length > 0 ? speech : [{ from: 0, to: durationMs }]
  const spoken = stretches.reduce((sum, span) => sum + span.to - span.from, 0)
  const letters = words.reduce((sum, word) => sum + word.length + 1, 0)
  const instantAt = (share: number): number => {
    let rest = share * spoken
    for (const span of stretches) {
      if (rest <= span.to - span.from) return Math.round(span.from + rest)
      rest -= span.to - span.from
    }
    return stretches.at(-1)?.to ?? durationMs
  }
  let before = 0
  return words.map(word => {
    const from = instantAt(before / letters)
    before += word.length + 1
    return { text: word, from, to: instantAt(before / letters), confidence: null }
  })
}

/** How one word sequence became another: positions in `left` and `right`, null where the other has no counterpart. */
export type AlignedPair = { left: number | null; right: number | null; same: boolean }

/** Minimum-edit alignment (Levenshtein 1966) of two word sequences; O(n*m) time and space, for utterances. */
export function align(left: readonly string[], right: readonly string[]): AlignedPair[] {
  const width = right.length + 1
  const cost = new Uint32Array((left.length + 1) * width)
  const at = (i: number, j: number): number => cost[i * width + j] ?? 0
  const change = (i: number, j: number): number => (left[i - 1] === right[j - 1] ? 0 : 1)
  for (let i = 0; i <= left.length; i++) {
    for (let j = 0; j <= right.length; j++) {
      cost[i * width + j] =
        i === 0 ? j : j === 0 ? i : Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + change(i, j))
    }
  }
  const pairs: AlignedPair[] = []
  let i = left.length
  let j = right.length
  while (i > 0 || j > 0) {
    if (i > 0 && j > 0 && at(i, j) === at(i - 1, j - 1) + change(i, j)) {
      pairs.push({ left: --i, right: --j, same: left[i] === right[j] })
    } else if (i > 0 && at(i, j) === at(i - 1, j) + 1) pairs.push({ left: --i, right: null, same: false })
    else pairs.push({ left: null, right: --j, same: false })
  }
  return pairs.toReversed()
}

export type WordErrors = { substitutions: number; deletions: number; insertions: number; words: number }

/** Word errors of `hypothesis` against `reference`, over words as written; the rate is their sum over `words`. */
export function wordErrors(reference: readonly string[], hypothesis: readonly string[]): WordErrors {
  const errors = { substitutions: 0, deletions: 0, insertions: 0, words: reference.length }
  for (const pair of align(reference, hypothesis)) {
    if (pair.right === null) errors.deletions++
    else if (pair.left === null) errors.insertions++
    else if (!pair.same) errors.substitutions++
  }
  return errors
}

/**
 * Carries ranges of words over an edit of the text: a range follows its words, grows with what was put inside it,
 * and is dropped once none of its words has a counterpart.
 */
export function carryRanges<T extends { words: WordRange }>(ranges: readonly T[], before: string, after: string): T[] {
  const pairs = align(wordsOf(before), wordsOf(after))
  return ranges.flatMap(range => {
    const kept = pairs.flatMap(({ left, right }) =>
      left !== null && right !== null && left >= range.words.from && left < range.words.to ? [right] : [],
    )
    const first = kept[0]
    const last = kept.at(-1)
    return first === undefined || last === undefined ? [] : [{ ...range, words: { from: first, to: last + 1 } }]
  })
}
