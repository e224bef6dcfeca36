import { hearingToleranceMs, overlapMs } from '../../../shared/domain/heard.ts'
import type { Span } from '../../../shared/domain/values.ts'

/** What an armed clip does next: go on, play from somewhere else, or be accepted. */
export type ArmedStep = { kind: 'wait' } | { kind: 'play'; from: number } | { kind: 'accept' }

const unheard = (span: Span, heard: readonly Span[]): boolean =>
  span.to - span.from - overlapMs([span], heard) > hearingToleranceMs

/** The first instant of a span that was not heard. */
function firstUnheard(span: Span, heard: readonly Span[]): number {
  let at = span.from
  for (const { from, to } of heard) if (from <= at && to > at) at = to
  return at
}

/**
 * Decides for an armed clip. `at` is where it stands, in milliseconds; while it plays towards speech that is still
 * unheard it waits, otherwise it plays that speech next; once all is heard it is accepted.
 */
export function armedStep(clip: { speech: readonly Span[]; heard: readonly Span[]; at: number; playing: boolean }): ArmedStep {
  const { speech, heard, at, playing } = clip
  const missing = speech.filter(span => unheard(span, heard)).map(span => firstUnheard(span, heard))
  const [first] = missing
  if (first === undefined) {
    const midSpeech = playing && speech.some(({ from, to }) => at >= from && at < to)
    return { kind: midSpeech ? 'wait' : 'accept' }
  }
  const ahead = missing.find(from => from >= at - hearingToleranceMs)
  if (ahead === undefined) return { kind: 'play', from: first }
  return playing ? { kind: 'wait' } : { kind: 'play', from: Math.min(at, ahead) }
}
