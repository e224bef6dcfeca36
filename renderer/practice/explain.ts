import { isFalseWake, type Annotation, type SensitiveClass, type SkipCause, type WakeVerdict } from '../../shared/domain/annotation.ts'
import { align, wordsOf } from '../../shared/domain/words.ts'
import type { Answer } from './core/answer.ts'
import { recordings } from './clips/recordings.ts'
import type { PracticeClip } from './lessons.ts'

/** A word of an answer beside the one that is really said; null where one of them has none. */
export type WordPair = { given: string | null; said: string | null; same: boolean }

/** Words under a label or class. */
export type Marked = { mark: string; words: string }

/** One thing in which an answer and the known one differ. */
export type Difference =
  | { kind: 'way'; given: Answer['kind'] | null; known: Answer['kind'] }
  | { kind: 'verdict'; given: WakeVerdict | null; known: WakeVerdict }
  | { kind: 'cause'; given: SkipCause; known: SkipCause }
  | { kind: 'words'; pairs: WordPair[] }
  | { kind: 'slots'; missing: Marked[]; extra: Marked[] }
  | { kind: 'sensitive'; missing: Marked[]; extra: Marked[] }

/** Letters as they are compared: case and punctuation are a matter of taste here. */
const plain = (word: string): string => word.toLowerCase().replaceAll(/[^\p{L}\p{M}\p{N}'’]/gu, '')

/** The answer's words beside those that are said. */
export function pairWords(given: string, said: string): WordPair[] {
  const left = wordsOf(given)
  const right = wordsOf(said)
  return align(left.map(plain), right.map(plain)).map(({ left: at, right: to, same }) => ({
    given: at === null ? null : (left[at] ?? null), said: to === null ? null : (right[to] ?? null), same,
  }))
}

type Ranged = { mark: string; words: { from: number; to: number } | null }

/** Marks and the words under them, so that a range that moved with a corrected word still counts as the same. */
const markedIn = (transcript: string, ranges: readonly Ranged[]): Marked[] =>
  ranges.map(({ mark, words }) => ({ mark, words: words === null ? '' : wordsOf(transcript).slice(words.from, words.to).map(plain).join(' ') }))

function compareMarks(given: readonly Marked[], known: readonly Marked[]): { missing: Marked[]; extra: Marked[] } {
  const isIn = (list: readonly Marked[]) => (one: Marked): boolean => list.some(({ mark, words }) => mark === one.mark && words === one.words)
  return { missing: known.filter(one => !isIn(given)(one)), extra: given.filter(one => !isIn(known)(one)) }
}

const classed = (spans: readonly { class: SensitiveClass; words: Ranged['words'] }[]): Ranged[] => spans.map(span => ({ mark: span.class, words: span.words }))

function compareAnnotation(clip: PracticeClip, given: Annotation): Difference[] {
  const { known, recording } = clip
  if (known.kind !== 'annotation') return []
  const differences: Difference[] = []
  if (given.wake !== known.wake) differences.push({ kind: 'verdict', given: given.wake, known: known.wake })
  // A false wake ends a clip: what stands in it was not to be looked at.
  if (isFalseWake(known.wake) || isFalseWake(given.wake)) return differences
  const { reference, slots } = recordings[recording]
  const pairs = pairWords(given.transcript, reference)
  if (pairs.some(({ same }) => !same)) differences.push({ kind: 'words', pairs })
  const labelled = (list: readonly { label: string; words: Ranged['words'] }[]): Ranged[] => list.map(({ label, words }) => ({ mark: label, words }))
  const slotMarks = compareMarks(markedIn(given.transcript, labelled(given.slots)), markedIn(reference, labelled(known.slots ?? slots)))
  if (slotMarks.missing.length + slotMarks.extra.length > 0) differences.push({ kind: 'slots', ...slotMarks })
  const sensitive = compareMarks(markedIn(given.transcript, classed(given.sensitive)), markedIn(reference, classed(known.sensitive ?? [])))
  if (sensitive.missing.length + sensitive.extra.length > 0) differences.push({ kind: 'sensitive', ...sensitive })
  return differences
}

/** Where an answer differs from the known one, in the order in which it is explained; empty where it does not. */
export function compare(clip: PracticeClip, answer: Answer | null): Difference[] {
  const { known } = clip
  if (answer?.kind !== known.kind) return [{ kind: 'way', given: answer?.kind ?? null, known: known.kind }]
  if (answer.kind === 'annotation') return compareAnnotation(clip, answer.annotation)
  if (answer.kind === 'skip' && known.kind === 'skip' && answer.cause !== known.cause) return [{ kind: 'cause', given: answer.cause, known: known.cause }]
  return []
}
