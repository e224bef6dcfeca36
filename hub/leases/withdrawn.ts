import type { RouteReply } from '../../shared/hub-api/routes.ts'
import { isTakenFromHolder } from '../clips/withheld.ts'
import type { Hub } from '../hub.ts'
import type { Caller } from '../server/call.ts'
import type { Store } from '../store/store.ts'

/** Clips leased to a device of which it has not said, since they were taken back, that nothing is left. */
const leasedTo = (store: Store, device: string, since: 'clips.held_at' | 'clips.quarantined_at') =>
  store
    .selectFrom('lease_clips')
    .innerJoin('leases', 'leases.id', 'lease_clips.lease')
    .innerJoin('clips', 'clips.id', 'lease_clips.clip')
    .select(['lease_clips.clip', 'leases.person'])
    .distinct()
    .where('leases.device', '=', device)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('recall_receipts')
            .select('recall_receipts.seq')
            .whereRef('recall_receipts.clip', '=', 'clips.id')
            .whereRef('recall_receipts.device', '=', 'leases.device')
            .whereRef('recall_receipts.person', '=', 'leases.person')
            .where('recall_receipts.words', '=', 1)
            .whereRef('recall_receipts.received_at', '>=', since),
        ),
      ),
    )

/**
 * What a device has to give back: clips that somebody else has reported since, which are evidence now, and clips that
 * were recalled. Hold beats recall: what was reported here stays sealed where it is.
 */
export async function listWithdrawn({ store }: Hub, { device }: Caller): Promise<RouteReply<'clips.withdrawn'>> {
  const reported = await leasedTo(store, device, 'clips.held_at')
    .where('clips.held_at', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('escalations')
            .select('escalations.id')
            .whereRef('escalations.clip', '=', 'clips.id')
            .whereRef('escalations.filer', '=', 'leases.person'),
        ),
      ),
    )
    .execute()
  const recalled = await leasedTo(store, device, 'clips.quarantined_at').where('clips.held_at', 'is', null).where(eb => isTakenFromHolder(eb)).execute()
  return [
    ...reported.map(row => ({ ...row, reason: 'reported' as const })),
    ...recalled.map(row => ({ ...row, reason: 'recalled' as const })),
  ]
}
