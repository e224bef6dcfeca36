import type { ClipRow } from '../../../shared/contract/clips.ts'
import type { WakeVerdict } from '../../../shared/domain/annotation.ts'
import { isDecided, type ClipState } from '../../../shared/domain/batch.ts'

// The order of work, as the core keeps it, for looking ahead of its answers.

const sealed: readonly ClipState[] = ['escalated', 'shredded']

/** The clips that wait after this one, in the order in which the core gives them out. */
export function followers(rows: readonly ClipRow[], clip: string): string[] {
  const at = rows.findIndex(row => row.clip === clip)
  return [...rows.slice(at + 1), ...rows.slice(0, Math.max(at, 0))]
    .filter(row => row.clip !== clip && !isDecided(row.state))
    .map(row => row.clip)
}

/** The nearest clip before this one that may be opened. */
export const previousOf = (rows: readonly ClipRow[], clip: string): string | null =>
  rows
    .slice(0, Math.max(0, rows.findIndex(row => row.clip === clip)))
    .findLast(row => !sealed.includes(row.state))?.clip ?? null

/** The rows with one clip's state and verdict replaced. */
export const withState = (rows: readonly ClipRow[], clip: string, state: ClipState, wake: WakeVerdict | null): ClipRow[] =>
  rows.map(row => (row.clip === clip ? { ...row, state, wake } : row))
