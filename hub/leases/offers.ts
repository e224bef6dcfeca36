import type { Selectable } from 'kysely'
import type { BatchOffer } from '../../shared/hub-api/batches.ts'
import type { Hub } from '../hub.ts'
import type { SignedInCaller } from '../server/call.ts'
import type { BatchRow } from '../store/rows/leases.ts'
import type { Store } from '../store/store.ts'
import { remainingClips } from './remaining.ts'

export type RunningLease = { id: string; device: string; starts_at: number; ends_at: number; manifest: string; signature: string }

/** The lease of a person's batch that has not ended, on whatever device. */
export const runningLease = (store: Store, batch: string, now: number, person: string): Promise<RunningLease | undefined> =>
  store
    .selectFrom('leases')
    .select(['id', 'device', 'starts_at', 'ends_at', 'manifest', 'signature'])
    .where('batch', '=', batch)
    .where('person', '=', person)
    .where('ends_at', '>', now)
    .where('ended_for', 'is', null)
    .orderBy('number', 'desc')
    .executeTakeFirst()

type Extent = { clips: number; bytes: number }

const extentOf = (sizes: readonly { size: number }[]): Extent => ({
  clips: sizes.length,
  bytes: sizes.reduce((sum, { size }) => sum + size, 0),
})

const leasedExtent = async (store: Store, lease: string): Promise<Extent> =>
  extentOf(
    await store
      .selectFrom('lease_clips')
      .innerJoin('clips', 'clips.id', 'lease_clips.clip')
      .select('clips.size')
      .where('lease_clips.lease', '=', lease)
      .execute(),
  )

type Offered = Pick<Selectable<BatchRow>, 'id' | 'name' | 'starts_at' | 'returned_at'>

async function offer(hub: Hub, { id, name, starts_at: startsAt, returned_at: returnedAt }: Offered, caller: SignedInCaller): Promise<BatchOffer> {
  const running = await runningLease(hub.store, id, hub.now(), caller.person.person)
  if (running !== undefined) {
    const own = running.device === caller.device
    const extent = await leasedExtent(hub.store, running.id)
    return { batch: id, name, state: 'leased', ...extent, lease: own ? running.id : null, startsAt: running.starts_at, endsAt: running.ends_at }
  }
  const extent = extentOf(await remainingClips(hub.store, id).select('clips.size').execute())
  const state = returnedAt !== null ? 'returned' : extent.clips === 0 ? 'closed' : 'offered'
  return { batch: id, name, state, ...extent, lease: null, startsAt, endsAt: null }
}

/**
 * The caller's batches, what begins first before the rest, then oldest first. One whose lease has ended is on offer again
 * with the clips that are left, unless it was given back; one leased to another device names no lease.
 */
export async function listOffers(hub: Hub, caller: SignedInCaller): Promise<BatchOffer[]> {
  const batches = await hub.store
    .selectFrom('batches')
    .select(['id', 'name', 'starts_at', 'returned_at'])
    .where('person', '=', caller.person.person)
    .orderBy(({ fn, lit }) => fn.coalesce('starts_at', lit(0)))
    .orderBy('number')
    .execute()
  const offers: BatchOffer[] = []
  for (const batch of batches) offers.push(await offer(hub, batch, caller))
  return offers
}
