import type { Recorders } from '../streams/recording.ts'

/** That a leased batch has arrived whole on its device. */
export const leaseRecorders: Pick<Recorders, 'batch.received'> = {
  async 'batch.received'({ transaction, owner }, { at, payload }) {
    const { numUpdatedRows } = await transaction
      .updateTable('leases')
      .set({ received_at: at })
      .where('id', '=', payload.lease)
      .where('batch', '=', payload.batch)
      .where('device', '=', owner.device)
      .where('person', '=', owner.person ?? '')
      .executeTakeFirstOrThrow()
    return numUpdatedRows === 0n ? 'This batch was not leased to this person on this device.' : null
  },
}
