import type { Recorders } from '../streams/recording.ts'
import { takeReceipt } from './ends.ts'

/** That a leased batch has arrived whole on its device, and that its keys are gone from there. */
export const leaseRecorders: Pick<Recorders, 'batch.received' | 'lease.shredded'> = {
  'lease.shredded': (recording, { payload }) => takeReceipt(recording, payload.lease, payload.receipt),
  async 'batch.received'({ transaction, owner }, { at, payload }) {
    const { numUpdatedRows } = await transaction
      .updateTable('leases')
      .set({ received_at: at })
      .where('id', '=', payload.lease)
      .where('batch', '=', payload.batch)
      .where('device', '=', owner.device)
      .where('person', '=', owner.person ?? '')
      .executeTakeFirstOrThrow()
    return numUpdatedRows === 0n ? { code: 'batch_not_leased' } : null
  },
}
