import { sql } from 'kysely'
import type { Store } from '../store/store.ts'

/**
 * The answers that count: for each clip and person the newest annotation or skip that was not taken back. A later
 * lease is newer than an earlier one, within a lease the higher revision is.
 */
export const standingDecisions = (store: Store, clips: readonly string[] | null = null) => {
  const ranked = store
    .selectFrom('decisions')
    .innerJoin('leases', 'leases.id', 'decisions.lease')
    // Nothing but the key goes through the sorting: answers are long.
    .select(['decisions.stream', 'decisions.seq'])
    .select(
      sql<number>`row_number() over (
        partition by decisions.clip, decisions.person order by leases.number desc, decisions.revision desc)`.as('rank'),
    )
    .where('decisions.withdrawn_at', 'is', null)
    .where('decisions.revision', 'is not', null)
    .$if(clips !== null, query => query.where('decisions.clip', 'in', clips ?? []))
  return store
    .selectFrom(ranked.as('ranked'))
    .innerJoin('decisions as standing', join => join.onRef('standing.stream', '=', 'ranked.stream').onRef('standing.seq', '=', 'ranked.seq'))
    .where('ranked.rank', '=', 1)
}
