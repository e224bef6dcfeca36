import type { Replayers } from '../journal/replayer.ts'
import { applyEnding } from './end.ts'

/** Leases that were ended since a backup. One that was given out after it is known to its device alone, and ends there by time. */
export const leaseReplayers: Pick<Replayers, 'lease.ended'> = {
  async 'lease.ended'(transaction, { at, payload }) {
    await applyEnding(transaction, payload, at)
    return null
  },
}
