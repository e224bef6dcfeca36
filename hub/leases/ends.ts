import { LeaseReceipt } from '../../shared/hub-api/leases.ts'
import type { RejectionReason } from '../../shared/hub-api/rejections.ts'
import type { Signed } from '../../shared/hub-api/signed.ts'
import { readPayload, requireDevice } from '../access/signed.ts'
import { readFacts } from '../hub.ts'
import { Refusal } from '../refusal.ts'
import type { Recording } from '../streams/recording.ts'

async function readReceipt({ transaction, owner }: Recording, signed: Signed): Promise<LeaseReceipt | null> {
  const receipt = readPayload(LeaseReceipt, signed.payload)
  const { signing_key: key } = await transaction.selectFrom('devices').select('signing_key').where('id', '=', owner.device).executeTakeFirstOrThrow()
  requireDevice('receipt', signed, key)
  const { id } = await readFacts(transaction)
  return receipt.hub === id && receipt.device === owner.device ? receipt : null
}

/** Takes a device's word that a lease's keys are gone; answers null, or why it cannot be used. */
export async function takeReceipt(recording: Recording, lease: string, signed: Signed): Promise<RejectionReason | null> {
  const { transaction, receivedAt } = recording
  let receipt: LeaseReceipt | null
  try {
    receipt = await readReceipt(recording, signed)
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code === 'bad_signature' ? 'receipt_unsigned' : 'receipt_unfit' }
    throw error
  }
  if (receipt?.lease !== lease) return { code: 'receipt_of_other_lease' }
  // A device that has not heard the hub for long may be ahead of it.
  const endedAt = Math.min(receipt.endedAt, receivedAt)
  const { endedFor } = receipt
  const { numUpdatedRows } = await transaction
    .updateTable('leases')
    .set(eb => ({
      receipted_at: receivedAt,
      ended_for: endedFor,
      ends_at: eb.case().when('ends_at', '>', endedAt).then(endedAt).else(eb.ref('ends_at')).end(),
    }))
    .where('id', '=', lease)
    .where('batch', '=', receipt.batch)
    .where('device', '=', receipt.device)
    .where('person', '=', receipt.person)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) return { code: 'lease_not_given' }
  if (receipt.endedFor === 'returned') {
    await transaction.updateTable('batches').set({ returned_at: receivedAt }).where('id', '=', receipt.batch).where('returned_at', 'is', null).execute()
  }
  return null
}
