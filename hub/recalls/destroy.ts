import { isDestroyedNow } from '../../shared/domain/recall.ts'
import { oneByOne } from '../clocks/one-by-one.ts'
import type { Hub } from '../hub.ts'
import { emptyLog } from '../store/dialect.ts'
import type { Store } from '../store/store.ts'
import { eraseWork } from './erase.ts'
import { destroyable, holdersOf } from './holders.ts'
import { wipe } from './wipe.ts'

// What waits in quarantine is destroyed: its key first, then its file, then every word of it.

/** Destroys a clip, unless it became evidence meanwhile. */
async function destroy({ journal }: Hub, transaction: Store, clip: string, now: number): Promise<void> {
  const row = await transaction.selectFrom('clips').select(['quarantined_at', 'held_at', 'destroyed_at']).where('id', '=', clip).executeTakeFirstOrThrow()
  const times = { quarantinedAt: row.quarantined_at, heldAt: row.held_at, destroyedAt: row.destroyed_at }
  if (!isDestroyedNow(times, await holdersOf(transaction, [clip]), now)) return
  await wipe(transaction, clip, now)
  await journal.append(transaction, 'clip.destroyed', { clip })
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
  await oneByOne(await destroyable(store, now()), clip => store.transaction().execute(transaction => destroy(hub, transaction, clip, now())))
  const left = await store.selectFrom('erasures').select('clip').limit(200).execute()
  await oneByOne(left, ({ clip }) => finish(hub, clip))
  if (left.length > 0) await emptyLog(store)
}
