import type { Span, WordRange } from '../../../shared/domain/values.ts'
import type { ShownWord } from '../transcript/lighting.ts'
import { wordAt } from '../transcript/lighting.ts'

/** A hand follows what was heard by up to about this much. */
const reachMs = 1000
/** Where no word is known, what was just heard is taken to go on for this long. */
const afterMs = 200

/** The words whose middle lies in a stretch of the clip. */
export function wordsWithin(words: readonly ShownWord[], { from, to }: Span): WordRange | null {
  const lies = ({ from: begin, to: end }: ShownWord): boolean => begin !== null && end !== null && (begin + end) / 2 > from && (begin + end) / 2 <= to
  const first = words.findIndex(lies)
  return first === -1 ? null : { from: first, to: words.findLastIndex(lies) + 1 }
}

/** From the first of these words to the end of the last, as far as their times are known. */
export function timeOf(words: readonly ShownWord[], range: WordRange): Span | null {
  const timed = words.slice(range.from, range.to)
  const from = timed.find(word => word.from !== null)?.from ?? null
  const to = timed.findLast(word => word.to !== null)?.to ?? null
  return from === null || to === null || from >= to ? null : { from, to }
}

/** The words that were heard in the last second before a time, and when. */
export function justHeard(words: readonly ShownWord[], at: number, durationMs: number): { words: WordRange | null; time: Span } {
  const last = wordAt(words, at)
  const heard = wordsWithin(words, { from: at - reachMs, to: at }) ?? (last === null ? null : { from: last, to: last + 1 })
  const time = heard === null ? null : timeOf(words, heard)
  const from = Math.max(0, Math.min(Math.round(at - reachMs), durationMs - 1))
  const to = Math.max(from + 1, Math.min(Math.round(at + afterMs), durationMs))
  return { words: heard, time: time ?? { from, to } }
}
