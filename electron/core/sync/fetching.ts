import type { BatchOffer, WithdrawnClip } from '../../../shared/hub-api/batches.ts'
import type { Shredding } from '../clips/shredding.ts'
import type { HubRecord } from '../device/enrolment.ts'
import type { DeviceStore } from '../device/store.ts'
import type { DocumentStore } from '../documents/store.ts'
import type { Connection } from '../hub/connection.ts'
import { failureOf } from '../refusal.ts'
import type { Arrivals } from './arrivals.ts'
import { fetchDocuments } from './documents.ts'
import { download, type Progress } from './download.ts'
import type { Holdings } from './holdings.ts'
import { openLease } from './manifest.ts'

/** Brings batches to the laptop, one after the other, and takes back what is no longer to be heard. */
export type Fetching = {
  /** What was taken back goes at once, before it can be heard; and again once a pack, which is whole, has brought it anew. */
  giveBack(signal: AbortSignal): Promise<boolean>
  /**
   * Fetches what is missing of every batch on offer, what begins first before the rest; `onBegin` before anything is
   * fetched. Rejects with the name of what is wrong with a batch, which is then refused whole. False where more has to
   * be asked for at once.
   */
  all(signal: AbortSignal, onBegin: () => void): Promise<boolean>
  /** How far the batch under way is, null while there is none. */
  progress(): Progress | null
}

/** Faults of a batch itself: the same bytes would only come again. */
export const isBatchFault = (reason: string | undefined): boolean =>
  reason === 'clip_tampered' || reason === 'clip_truncated' || reason === 'document_tampered'

export function createFetching({ device, hub, record, person, documents, arrivals, takeBack, shredding, holdings, emit }: {
  device: DeviceStore
  hub: Connection
  record: HubRecord
  person: string
  documents: DocumentStore
  arrivals: Arrivals
  /** Destroys what the hub wants back; whether any of it was here. */
  takeBack(clips: readonly WithdrawnClip[]): boolean
  shredding: Shredding
  holdings: Holdings
  emit(name: 'sync.changed' | 'clips.changed'): void
}): Fetching {
  let progress: Progress | null = null

  const giveBack = async (signal: AbortSignal): Promise<boolean> => takeBack(await hub.call('clips.withdrawn', {}, signal))
  const onProgress = (next: Progress): void => {
    const arrived = progress?.clips !== next.clips
    progress = next
    emit('sync.changed')
    if (arrived) emit('clips.changed')
  }
  async function fetchOne({ batch, lease: own }: BatchOffer, signal: AbortSignal, onBegin: () => void): Promise<boolean> {
    if (own !== null && arrivals.knows(own) && arrivals.missing(batch).length === 0) {
      arrivals.complete(batch)
      return true
    }
    onBegin()
    // What is left of an earlier lease goes before another one of the same batch comes.
    await shredding.settled()
    const taken = await hub.call('leases.take', { body: { batch } }, signal)
    const lease = await openLease(taken, { device, hub: record, person })
    try {
      arrivals.open(lease, await fetchDocuments(lease.manifest, { documents, hub, signal }))
      await giveBack(signal)
      await download({ lease, hub, arrivals, signal, onProgress })
      return true
    } catch (error) {
      const reason = failureOf(error)?.reason
      // Taken back while its pack was on the way, a clip comes as zeroes; the rest follows at once.
      if (reason === 'clip_tampered' && (await giveBack(signal))) return false
      if (isBatchFault(reason)) arrivals.refuse(batch)
      throw error
    } finally {
      progress = null
      emit('clips.changed')
    }
  }
  return {
    giveBack,
    progress: () => progress,
    async all(signal, onBegin) {
      const offers = await hub.call('batches.list', {}, signal)
      holdings.hear(offers)
      let whole = true
      for (const offer of offers) {
        // One that is leased without a lease's name is on another laptop; one that is over here waits until the hub knows.
        const here = offer.state === 'leased' && offer.lease !== null && device.leases.endOf(offer.lease) === null
        if (offer.state === 'offered' || here) whole = (await fetchOne(offer, signal, onBegin)) && whole
      }
      return whole
    },
  }
}
