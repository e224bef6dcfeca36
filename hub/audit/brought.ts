import type { Brought } from '../../shared/hub-api/audit.ts'
import type { Store } from '../store/store.ts'

const mostListed = 50

/** What laptops brought that this hub had lost or never had, the newest first. */
export async function listBrought(store: Store): Promise<Brought[]> {
  const leases = await store
    .selectFrom('leases_back')
    .innerJoin('leases', 'leases.id', 'leases_back.lease')
    .select(['leases_back.at', 'leases_back.lost', 'leases.ended_for'])
    .select(({ selectFrom }) => selectFrom('lease_clips').select(({ fn }) => fn.countAll<number>().as('n')).whereRef('lease_clips.lease', '=', 'leases.id').as('clips'))
    .orderBy('leases_back.at', 'desc')
    .limit(mostListed)
    .execute()
  const rescues = await store.selectFrom('rescues').select(['received_at', 'known', 'taken', 'rejected', 'unattached', 'lost']).orderBy('received_at', 'desc').limit(mostListed).execute()
  const brought: Brought[] = [
    ...leases.map(({ at, lost, ended_for: endedFor, clips }) => ({ kind: 'lease' as const, at, clips: clips ?? 0, lost, ended: endedFor !== null })),
    ...rescues.map(row => ({ kind: 'rescue' as const, at: row.received_at, events: row.known + row.taken + row.rejected + row.unattached, lost: row.lost === 1 })),
  ]
  return brought.toSorted((a, b) => b.at - a.at).slice(0, mostListed)
}
