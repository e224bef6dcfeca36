import type { Replayers } from '../journal/replayer.ts'
import { takeBack } from './bring-back.ts'
import { applyDue } from './due.ts'
import { applyEnding } from './end.ts'

/** Leases that were ended since a backup, those that were taken back once before, and dates that were set; a batch that was made after the backup has no date. */
export const leaseReplayers: Pick<Replayers, 'lease.ended' | 'lease.brought_back' | 'batch.due'> = {
  async 'lease.ended'(transaction, { at, payload }) {
    return (await applyEnding(transaction, payload, at)) ? null : { subject: payload.lease, why: 'This lease is not known here: its laptop has not shown it yet.' }
  },
  async 'lease.brought_back'(transaction, { at, payload: { document } }) {
    return (await takeBack(transaction, document, at)) === 'lost' ? { subject: document.lease, why: 'The clips of this lease are not known here.' } : null
  },
  async 'batch.due'(transaction, { payload }) {
    await applyDue(transaction, payload)
    return null
  },
}
