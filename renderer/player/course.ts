import type { Span } from '../../shared/domain/values.ts'

/** A stretch that is played by itself: once, or again and again. */
export type Passage = { span: Span; again: boolean }

/** Where playback goes from where it stands. */
export type Turn = { kind: 'on' } | { kind: 'jump'; to: number } | { kind: 'stop' }

/** Speech is never cut into: this much before and after it is played as well, in milliseconds. */
const speechMarginMs = 150
/** A jump takes its time, so a shorter silence is not worth one. */
const leastSkippedMs = 150

/**
 * Where playback that skips silence goes on from a position: the position itself within speech and its margins, the
 * next speech, or the clip's end. Without any speech nothing is skipped, because the detector may be wrong.
 */
export function afterSilence(speech: readonly Span[], at: number, durationMs: number): number {
  if (speech.length === 0) return at
  const next = speech.filter(({ to }) => to + speechMarginMs > at).map(({ from }) => from - speechMarginMs)
  const to = Math.min(durationMs, ...next)
  return to - at < leastSkippedMs ? at : to
}

type Course = {
  /** Milliseconds into the clip. */
  at: number
  /** How far sound comes until this is asked again. */
  strideMs: number
  passage: Passage | null
  skipping: boolean
  speech: readonly Span[]
  durationMs: number
}

/** Decides between two frames: a passage ends at its end to within half a frame. */
export function turnAt({ at, strideMs, passage, skipping, speech, durationMs }: Course): Turn {
  if (passage !== null) {
    const { span, again } = passage
    if (at + strideMs / 2 < span.to) return { kind: 'on' }
    return again ? { kind: 'jump', to: span.from } : { kind: 'stop' }
  }
  const to = skipping ? afterSilence(speech, at, durationMs) : at
  return to === at ? { kind: 'on' } : { kind: 'jump', to }
}
