import type { Hub } from '../hub.ts'
import type { SignedInCaller } from '../server/call.ts'

/** Clips that were leased to this device and that somebody else has reported since: they are evidence now. */
export async function listWithdrawn(hub: Hub, { device, person }: SignedInCaller): Promise<string[]> {
  const rows = await hub.store
    .selectFrom('lease_clips')
    .innerJoin('leases', 'leases.id', 'lease_clips.lease')
    .innerJoin('clips', 'clips.id', 'lease_clips.clip')
    .select('lease_clips.clip')
    .distinct()
    .where('leases.device', '=', device)
    .where('leases.person', '=', person.person)
    .where('clips.held_at', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('escalations')
            .select('escalations.id')
            .whereRef('escalations.clip', '=', 'clips.id')
            .where('escalations.filer', '=', person.person),
        ),
      ),
    )
    .execute()
  return rows.map(({ clip }) => clip)
}
