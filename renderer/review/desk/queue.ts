import type { ClipRow } from '../../../shared/contract/clips.ts'
import type { WakeVerdict } from '../../../shared/domain/annotation.ts'
import { isDecided, type ClipState } from '../../../shared/domain/batch.ts'

// The order of work, as the core keeps it, for looking ahead of its answers.

const sealed: readonly ClipState[] = ['escalated', 'shredded']

/** The clips that wait after this one, in the order in which the core gives them out: its own batch comes before others. */
export function followers(rows: readonly ClipRow[], clip: string): string[] {
  const at = rows.findIndex(row => row.clip === clip)
  const batch = rows[at]?.batch
  const waiting = [...rows.slice(at + 1), ...rows.slice(0, Math.max(at, 0))].filter(row => row.clip !== clip && !isDecided(row.state))
  return [...waiting.filter(row => row.batch === batch), ...waiting.filter(row => row.batch !== batch)].map(row => row.clip)
}

/** Whether two clips belong to one batch; a clip that is not in the list belongs to none. */
export const inOneBatch = (rows: readonly ClipRow[], one: string, other: string): boolean => {
  const batchOf = (clip: string): string | undefined => rows.find(row => row.clip === clip)?.batch
  return batchOf(one) === batchOf(other)
}

/** The nearest clip before this one that may be opened. */
export const previousOf = (rows: readonly ClipRow[], clip: string): string | null =>
  rows
    .slice(0, Math.max(0, rows.findIndex(row => row.clip === clip)))
    .findLast(row => !sealed.includes(row.state))?.clip ?? null

/** The rows with one clip's state and verdict replaced. */
export const withState = (rows: readonly ClipRow[], clip: string, state: ClipState, wake: WakeVerdict | null): ClipRow[] =>
  rows.map(row => (row.clip === clip ? { ...row, state, wake } : row))
