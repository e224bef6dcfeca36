import type { Store } from '../store/store.ts'

/** The time for which a person was clocked in twice, in milliseconds since the epoch. */
export type Overlap = { person: string; from: number; to: number }

/**
 * Shifts of one person on two workstations at the same time, among those that began at `since` or later; each pair once.
 * A shift that still runs counts up to the last word of its workstation.
 */
export async function readOverlaps(store: Store, since: number): Promise<Overlap[]> {
  const spans = store
    .selectFrom('shifts')
    .innerJoin('streams', 'streams.id', 'shifts.stream')
    .where('shifts.started_at', '>=', since)
    .select(({ fn, ref }) => ['shifts.id', 'shifts.person', 'shifts.started_at as begin', fn.coalesce(ref('shifts.ended_at'), ref('streams.last_contact_at')).as('end')])
  const pairs = await store
    .selectFrom(spans.as('one'))
    .innerJoin(spans.as('other'), join => join.onRef('other.person', '=', 'one.person').onRef('other.id', '>', 'one.id'))
    .innerJoin('people', 'people.id', 'one.person')
    .whereRef('one.begin', '<', 'other.end')
    .whereRef('other.begin', '<', 'one.end')
    .select(['people.code as person', 'one.begin', 'one.end', 'other.begin as otherBegin', 'other.end as otherEnd'])
    .orderBy('one.begin')
    .execute()
  return pairs.map(({ person, begin, end, otherBegin, otherEnd }) => ({ person, from: Math.max(begin, otherBegin), to: Math.min(end, otherEnd) }))
}
