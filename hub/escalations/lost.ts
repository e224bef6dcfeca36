import type { Envelope } from '../../shared/domain/chain.ts'
import type { Recording } from '../streams/recording.ts'

/**
 * A report comes ahead of its stream, as a copy that its device has signed. Where its event comes without its content,
 * which the device has lost meanwhile, the copy is what the event commits to, and the case goes on. Whether there is one.
 */
export async function joinLostReport({ transaction, receivedAt, owner }: Recording, { id, commitment }: Envelope): Promise<boolean> {
  if (owner.person === null) return false
  const { numUpdatedRows } = await transaction
    .updateTable('escalations')
    .set({ joined_at: receivedAt })
    .where('event', '=', id)
    .where('commitment', '=', commitment)
    .where('filer', '=', owner.person)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}
