import { isDestroyedNow } from '../../shared/domain/recall.ts'
import { oneByOne } from '../clocks/one-by-one.ts'
import type { Hub } from '../hub.ts'
import { emptyLog } from '../store/dialect.ts'
import type { Store } from '../store/store.ts'
import { eraseWork } from './erase.ts'
import { destroyable, holdersOf } from './holders.ts'

// What waits in quarantine is destroyed: its key first, then its file, then every word of it.

const nothing = Buffer.alloc(0)

/** Makes a clip unreadable for ever, unless it became evidence meanwhile; whether it did. */
async function destroy(transaction: Store, clip: string, now: number): Promise<void> {
  const row = await transaction.selectFrom('clips').select(['quarantined_at', 'held_at', 'destroyed_at']).where('id', '=', clip).executeTakeFirstOrThrow()
  const times = { quarantinedAt: row.quarantined_at, heldAt: row.held_at, destroyedAt: row.destroyed_at }
  if (!isDestroyedNow(times, await holdersOf(transaction, [clip]), now)) return
  await transaction
    .updateTable('clips')
    .set({
      destroyed_at: now, wrapped_key: nothing, hypothesis: '', words: null, intent: null, slots: '[]', wake_word: null, reference: null,
      peaks: nothing, speech: '[]',
    })
    .where('id', '=', clip)
    .execute()
  // Who somebody is can be asked for no longer; that something of theirs was heard can, by the keyed hash.
  await transaction.updateTable('identities').set({ sealed: nothing }).where('clip', '=', clip).execute()
  await transaction.insertInto('erasures').values({ clip, at: now }).onConflict(conflict => conflict.doNothing()).execute()
}

/** The file, and the words of everybody's work on it. What fails is tried again at the next turn. */
async function finish(hub: Hub, clip: string): Promise<void> {
  const { blob } = await hub.store.selectFrom('clips').select('blob').where('id', '=', clip).executeTakeFirstOrThrow()
  await hub.blobs.remove(blob)
  await hub.store.transaction().execute(async transaction => {
    await eraseWork(hub, transaction, clip)
    await transaction.deleteFrom('erasures').where('clip', '=', clip).execute()
  })
}

/** Destroys what is due. Any number of processes may do so at once. */
export async function destroyDue(hub: Hub): Promise<void> {
  const { store, now } = hub
  await oneByOne(await destroyable(store, now()), clip => store.transaction().execute(transaction => destroy(transaction, clip, now())))
  const left = await store.selectFrom('erasures').select('clip').limit(200).execute()
  await oneByOne(left, ({ clip }) => finish(hub, clip))
  if (left.length > 0) await emptyLog(store)
}
