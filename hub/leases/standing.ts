import type { Standing } from '../../shared/hub-api/leases.ts'
import { readFacts, type Hub } from '../hub.ts'
import type { Caller } from '../server/call.ts'

/** The leases of a device, whoever's they are, until its receipts for them are here. */
export async function readStanding(hub: Hub, { device }: Caller, protocol: number): Promise<Standing> {
  const now = hub.now()
  const rows = await hub.store
    .selectFrom('leases')
    .select(['id', 'batch', 'person', 'starts_at', 'ends_at', 'ended_for'])
    .where('device', '=', device)
    .where('receipted_at', 'is', null)
    .orderBy('number')
    .execute()
  const { epoch } = await readFacts(hub.store)
  return {
    ...(protocol > 1 ? { epoch } : {}),
    leases: rows.map(({ id, batch, person, starts_at: startsAt, ends_at: endsAt, ended_for: endedFor }) => ({
      lease: id, batch, person, startsAt, endsAt, endedFor: endedFor ?? (endsAt <= now ? 'expired' : null),
    })),
  }
}
