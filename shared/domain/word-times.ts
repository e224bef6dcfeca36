import type { TimedWord } from './annotation.ts'
import { allHeard, hearingToleranceMs, overlapMs } from './heard.ts'
import type { Span, WordRange } from './values.ts'
import { align, wordsOf } from './words.ts'

// When the words of a transcript are spoken, known from the recogniser's words that they came from.

/** Below this confidence a recogniser's word is doubtful. */
export const doubtfulBelow = 0.6

/** How many words the recogniser was unsure of and nobody has changed. */
export function doubtfulWords(timed: readonly TimedWord[], transcript: string): number {
  const unsure = timed.map(({ confidence }) => confidence !== null && confidence < doubtfulBelow)
  if (!unsure.includes(true)) return 0
  const before = timed.map(word => word.text)
  const after = wordsOf(transcript)
  // Most transcripts stand as they were recognised, and aligning takes its time.
  if (before.join(' ') === after.join(' ')) return unsure.filter(Boolean).length
  return align(before, after).filter(({ left, right, same }) => same && right !== null && left !== null && unsure[left] === true).length
}

/**
 * The stretch of a clip in which these words are spoken, in milliseconds. Words that nobody timed lie between their
 * neighbours; where no word is timed at all, it is the whole clip.
 */
export function timeOfWords(timed: readonly TimedWord[], transcript: string, range: WordRange, durationMs: number): Span {
  const origin = new Map<number, TimedWord>()
  for (const { left, right } of align(timed.map(word => word.text), wordsOf(transcript))) {
    const word = left === null ? undefined : timed[left]
    if (right !== null && word !== undefined) origin.set(right, word)
  }
  const known = [...origin].toSorted(([a], [b]) => a - b)
  const inside = known.filter(([at]) => at >= range.from && at < range.to)
  const from = inside[0]?.[1].from ?? known.findLast(([at]) => at < range.from)?.[1].to ?? 0
  const to = inside.at(-1)?.[1].to ?? known.find(([at]) => at >= range.to)?.[1].from ?? durationMs
  return { from: Math.min(from, durationMs - 1), to: Math.max(Math.min(from, durationMs - 1) + 1, Math.min(to, durationMs)) }
}

/** Whether words spoken in a stretch were heard: all of it but for the tolerance, and of a short one at least half. */
export function wordsHeard(span: Span, heard: readonly Span[]): boolean {
  const length = span.to - span.from
  return allHeard([span], heard) && (length > 2 * hearingToleranceMs || overlapMs([span], heard) * 2 >= length)
}
