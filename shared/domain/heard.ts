import type { Span } from './values.ts'

// Which parts of a clip were heard. Spans kept here are sorted, apart from each other, and never empty.

/** Adds played stretches to what was heard before. */
export function mergeSpans(heard: readonly Span[], played: readonly Span[]): Span[] {
  const sorted = [...heard, ...played].filter(span => span.to > span.from).toSorted((a, b) => a.from - b.from)
  const merged: Span[] = []
  for (const span of sorted) {
    const last = merged.at(-1)
    if (last !== undefined && span.from <= last.to) last.to = Math.max(last.to, span.to)
    else merged.push({ ...span })
  }
  return merged
}

export const totalMs = (spans: readonly Span[]): number => spans.reduce((sum, span) => sum + span.to - span.from, 0)

/** The milliseconds of `wanted` that `heard` covers. */
export function overlapMs(wanted: readonly Span[], heard: readonly Span[]): number {
  let covered = 0
  for (const want of wanted) {
    for (const span of heard) covered += Math.max(0, Math.min(want.to, span.to) - Math.max(want.from, span.from))
  }
  return covered
}

/** Browsers report a media element's time up to this much off at either end of a stretch. */
export const hearingToleranceMs = 80

/** The share of detected speech that was heard, 0 to 1; 1 where there is no speech. */
export function heardShare(speech: readonly Span[], heard: readonly Span[]): number {
  const wanted = totalMs(speech)
  return wanted === 0 ? 1 : Math.min(1, overlapMs(speech, heard) / wanted)
}

/** Whether every stretch of speech was heard, but for the tolerance at its ends. */
export const allHeard = (speech: readonly Span[], heard: readonly Span[]): boolean =>
  speech.every(span => span.to - span.from - overlapMs([span], heard) <= hearingToleranceMs)
