import type { Span } from '../../shared/domain/values.ts'

/** A CSS shape that covers the heard stretches of a clip from top to bottom. */
export function heardShape(heard: readonly Span[], durationMs: number): string {
  if (heard.length === 0) return 'inset(0 100% 0 0)'
  const at = (ms: number): string => `${((ms / durationMs) * 100).toFixed(2)}%`
  const corners = heard.map(({ from, to }) => `${at(from)} 100%,${at(from)} 0,${at(to)} 0,${at(to)} 100%`)
  return `polygon(${corners.join(',')})`
}
