import type { Replayers } from '../journal/replayer.ts'
import { applyDue } from './due.ts'
import { applyEnding } from './end.ts'

/** Leases that were ended since a backup, and dates that were set. A lease that was given out after it is known to its device alone, and ends there by time; a batch that was made after it has no date. */
export const leaseReplayers: Pick<Replayers, 'lease.ended' | 'batch.due'> = {
  async 'lease.ended'(transaction, { at, payload }) {
    await applyEnding(transaction, payload, at)
    return null
  },
  async 'batch.due'(transaction, { payload }) {
    await applyDue(transaction, payload)
    return null
  },
}
