import type { LeaseEnd } from '../../shared/domain/batch.ts'
import { LeaseReceipt } from '../../shared/hub-api/leases.ts'
import type { Signed } from '../../shared/hub-api/signed.ts'
import { readPayload, requireDevice } from '../access/signed.ts'
import { readFacts } from '../hub.ts'
import { Refusal } from '../refusal.ts'
import type { Store } from '../store/store.ts'
import type { Recording } from '../streams/recording.ts'

/** Ends what still runs of a batch's leases, or one of them; their devices hear of it at their next contact. */
export async function endLeases(transaction: Store, which: { batch: string } | { lease: string }, why: LeaseEnd, now: number): Promise<void> {
  const ending = transaction
    .updateTable('leases')
    .set(eb => ({ ended_for: why, ends_at: eb.case().when('ends_at', '>', now).then(now).else(eb.ref('ends_at')).end() }))
    .where('ended_for', 'is', null)
  await ('batch' in which ? ending.where('batch', '=', which.batch) : ending.where('id', '=', which.lease)).execute()
}

async function readReceipt({ transaction, owner }: Recording, signed: Signed): Promise<LeaseReceipt | null> {
  const receipt = readPayload(LeaseReceipt, signed.payload)
  const { signing_key: key } = await transaction.selectFrom('devices').select('signing_key').where('id', '=', owner.device).executeTakeFirstOrThrow()
  requireDevice('receipt', signed, key)
  const { id } = await readFacts(transaction)
  return receipt.hub === id && receipt.device === owner.device ? receipt : null
}

/** Takes a device's word that a lease's keys are gone; answers null, or why it cannot be used. */
export async function takeReceipt(recording: Recording, lease: string, signed: Signed): Promise<string | null> {
  const { transaction, receivedAt } = recording
  let receipt: LeaseReceipt | null
  try {
    receipt = await readReceipt(recording, signed)
  } catch (error) {
    if (error instanceof Refusal) return error.message.slice(0, 400)
    throw error
  }
  if (receipt?.lease !== lease) return 'This receipt is for another lease, device or hub.'
  const { numUpdatedRows } = await transaction
    .updateTable('leases')
    .set({ receipted_at: receivedAt })
    .where('id', '=', lease)
    .where('batch', '=', receipt.batch)
    .where('device', '=', receipt.device)
    .where('person', '=', receipt.person)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) return 'This lease was not given to this person on this device.'
  // A device that has not heard the hub for long may be ahead of it.
  await endLeases(transaction, { lease }, receipt.endedFor, Math.min(receipt.endedAt, receivedAt))
  if (receipt.endedFor === 'returned') {
    await transaction.updateTable('batches').set({ returned_at: receivedAt }).where('id', '=', receipt.batch).where('returned_at', 'is', null).execute()
  }
  return null
}
