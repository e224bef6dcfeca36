import type { Selectable } from 'kysely'
import type { RescueReceipt } from '../../shared/hub-api/rescue.ts'
import type { Signed } from '../../shared/hub-api/signed.ts'
import { readFacts, type Hub } from '../hub.ts'
import type { JournalPayload } from '../journal/entries.ts'
import type { RescueRow } from '../store/rows/streams.ts'
import type { Store } from '../store/store.ts'

// Which bundles out of damaged vaults were taken.

export type TakenRescue = Selectable<RescueRow>

/** A bundle of this name that was taken, and that this hub still has. */
export const findTaken = (store: Store, name: string): Promise<TakenRescue | undefined> =>
  store.selectFrom('rescues').selectAll().where('hash', '=', name).where('lost', '=', 0).executeTakeFirst()

/** Takes down that a bundle was taken, once; the first counts say what it brought. */
export async function noteTaken(hub: Hub, noted: JournalPayload<'rescue.taken'>): Promise<void> {
  await hub.store.transaction().execute(async transaction => {
    if ((await findTaken(transaction, noted.rescue)) !== undefined) return
    const { rescue: hash, madeAt, ...rest } = noted
    const found = { received_at: hub.now(), known: noted.known, taken: noted.taken, rejected: noted.rejected, unattached: noted.unattached, lost: 0 }
    await transaction
      .insertInto('rescues')
      .values({ hash, made_at: madeAt, ...rest, ...found })
      .onConflict(conflict => conflict.column('hash').doUpdateSet(found))
      .execute()
    await hub.journal.append(transaction, 'rescue.taken', noted)
  })
}

/**
 * Whether no copy from which this hub could be restored lacks what was taken at an instant: a verified one has it, or
 * there is none from before.
 */
async function isKept(store: Store, takenAt: number): Promise<boolean> {
  const standing = store.selectFrom('backups').select('id').where('destroyed_at', 'is', null)
  const verified = await standing.where('verified_at', 'is not', null).where('made_at', '>', takenAt).executeTakeFirst()
  return verified !== undefined || (await standing.where('made_at', '<=', takenAt).executeTakeFirst()) === undefined
}

/** What a laptop is told of a bundle of its own that was taken. */
export async function receiptFor({ store, keys }: Hub, row: TakenRescue): Promise<Signed> {
  const { id } = await readFacts(store)
  const { hash, device, person, received_at: receivedAt, known, taken, rejected, unattached } = row
  const receipt: RescueReceipt = {
    type: 'rescue-receipt', hub: id, device, person, rescue: hash, receivedAt, known, taken, rejected, unattached, kept: await isKept(store, receivedAt),
  }
  return keys.sign('rescue-receipt', receipt)
}
