import { sql } from 'kysely'
import { readFacts, type Hub } from '../hub.ts'
import type { Store } from '../store/store.ts'
import { borderAt } from './border.ts'
import { countDueClips } from './clips.ts'
import { expiringDays } from './days.ts'

const dayMs = 86_400_000

/** Copies that hold detail which has expired here since they were made. */
export async function stillHolding(store: Store): Promise<Set<string>> {
  const rows = await store
    .selectFrom('backups')
    .select('id')
    .where('destroyed_at', 'is', null)
    .where(({ exists, selectFrom }) =>
      // Of an expired shift only its day is known: a copy made on that day may hold it.
      exists(selectFrom('shifts').select('shifts.id').whereRef('shifts.expired_at', '>=', 'backups.made_at').where('shifts.started_at', '<', sql<number>`backups.made_at + ${dayMs}`)))
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** What is kept for how long, what is due, and what the last pass did. */
export async function readRetention(hub: Hub) {
  const facts = await readFacts(hub.store)
  const { next_at: nextAt } = await hub.store.selectFrom('retention_clock').select('next_at').executeTakeFirstOrThrow()
  const last = await hub.store.selectFrom('retention_runs').selectAll().orderBy('number', 'desc').limit(1).executeTakeFirst()
  const due = await expiringDays(hub)
  return {
    retentionDays: facts.policy.statistics.retentionDays,
    /** The first day of which single shifts are kept. */
    keptSince: borderAt(facts, hub.now()).day,
    due: { shifts: due.reduce((sum, [, shifts]) => sum + shifts.length, 0), clips: await countDueClips(hub) },
    nextAt,
    last: last === undefined ? null : { begunAt: last.begun_at, endedAt: last.ended_at, shifts: last.shifts, days: last.days, clips: last.clips },
    backups: [...(await stillHolding(hub.store))],
  }
}
