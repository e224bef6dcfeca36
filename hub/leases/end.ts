import { HubFault } from '../fault.ts'
import type { Hub } from '../hub.ts'
import type { Store } from '../store/store.ts'

export type Ending = { lease: string; batch: string; reason: string }

/**
 * Ends a lease from `at` on: its device destroys the keys at its next contact, and what is unanswered of the batch is
 * free for others. What was answered by then counts, whenever it is sent. Harmless when repeated; whether the lease is
 * known.
 */
export async function applyEnding(transaction: Store, { lease, batch, reason }: Ending, at: number): Promise<boolean> {
  await transaction.updateTable('batches').set({ returned_at: at }).where('id', '=', batch).where('returned_at', 'is', null).execute()
  const known = await transaction.selectFrom('leases').select('id').where('id', '=', lease).executeTakeFirst()
  if (known === undefined) return false
  await transaction.updateTable('leases').set({ ended_for: 'closed' }).where('id', '=', lease).where('ended_for', 'is', null).execute()
  await transaction.insertInto('lease_endings').values({ lease, at, reason }).onConflict(conflict => conflict.doNothing()).execute()
  return true
}

/** Ends a lease that runs. Refuses with `lease_unknown`, or `lease_over` where there is nothing to end. */
export async function endLease(hub: Hub, lease: string, reason: string): Promise<{ batch: string; person: string; device: string }> {
  return hub.store.transaction().execute(async transaction => {
    const row = await transaction
      .selectFrom('leases')
      .innerJoin('people', 'people.id', 'leases.person')
      .select(['leases.batch', 'leases.device', 'leases.ends_at', 'leases.ended_for', 'people.code as person'])
      .where('leases.id', '=', lease)
      .executeTakeFirst()
    if (row === undefined) throw new HubFault('lease_unknown', `There is no lease ${lease}.`, 'Nothing was changed.', 'See which there are with: leases list')
    const now = hub.now()
    if (row.ended_for !== null || row.ends_at <= now) throw new HubFault('lease_over', 'This lease is over already.', 'Nothing was changed.', 'See which run with: leases list')
    const { batch, person, device } = row
    await applyEnding(transaction, { lease, batch, reason }, now)
    await hub.journal.append(transaction, 'lease.ended', { lease, batch, reason })
    return { batch, person, device }
  })
}

/** Every lease that runs, and every other whose device has not said yet that its keys are gone; those taken last first. */
export async function listLeases({ store, now }: Hub) {
  const rows = await store
    .selectFrom('leases')
    .innerJoin('people', 'people.id', 'leases.person')
    .innerJoin('batches', 'batches.id', 'leases.batch')
    .leftJoin('lease_endings', 'lease_endings.lease', 'leases.id')
    .select([
      'leases.id as lease', 'batches.name', 'people.code as person', 'leases.device', 'leases.starts_at as startsAt', 'leases.ends_at as endsAt',
      'leases.ended_for as endedFor', 'lease_endings.at as endedAt', 'lease_endings.reason',
    ])
    .select(({ selectFrom }) => selectFrom('lease_clips').select(({ fn }) => fn.countAll<number>().as('n')).whereRef('lease_clips.lease', '=', 'leases.id').as('clips'))
    .where('leases.receipted_at', 'is', null)
    .orderBy('leases.number', 'desc')
    .execute()
  const at = now()
  return rows.map(({ clips, endedFor, endsAt, ...row }) => ({ ...row, endsAt, clips: clips ?? 0, endedFor: endedFor ?? (endsAt <= at ? ('expired' as const) : null) }))
}
