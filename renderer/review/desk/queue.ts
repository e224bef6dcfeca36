import type { ClipRow } from '../../../shared/contract/clips.ts'
import type { WakeVerdict } from '../../../shared/domain/annotation.ts'
import type { ClipState } from '../../../shared/domain/batch.ts'

// Finding one's way in the list of clips, as the core gave it.

const sealed: readonly ClipState[] = ['escalated', 'shredded']

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
