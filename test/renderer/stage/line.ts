import type { ClipRow } from '../../../shared/contract/clips.ts'

/** The next two clips that wait after one of these, as a core without limits gives them out. */
export function aheadIn(rows: readonly ClipRow[], { clip: front }: { clip: string }): { clips: string[] } {
  const at = rows.findIndex(({ clip }) => clip === front)
  const waiting = [...rows.slice(at + 1), ...rows.slice(0, Math.max(at, 0))].filter(({ clip, state }) => clip !== front && (state === 'ready' || state === 'open'))
  return { clips: waiting.slice(0, 2).map(({ clip }) => clip) }
}
