import type { Span } from '../../shared/domain/values.ts'

/** The shortest stretch that can be marked by hand, in milliseconds. */
const leastSpanMs = 20

/** The stretch between two instants of a clip, in whatever order. */
export function spanBetween(a: number, b: number, durationMs: number): Span {
  const from = Math.min(Math.round(Math.min(a, b)), durationMs - leastSpanMs)
  return { from, to: Math.max(Math.round(Math.max(a, b)), from + leastSpanMs) }
}

/** A stretch whose one edge was moved; it stops short of the other edge and of the clip's ends. */
export function movedEdge({ from, to }: Span, edge: 'from' | 'to', at: number, durationMs: number): Span {
  const ms = Math.round(at)
  return edge === 'from'
    ? { from: Math.min(Math.max(0, ms), to - leastSpanMs), to }
    : { from, to: Math.max(Math.min(ms, durationMs), from + leastSpanMs) }
}
