import { sql } from 'kysely'
import { expectedEnd, isMissed, paceMs, paceOf, type Dated } from '../../shared/domain/due.ts'
import { remainingClips } from '../leases/remaining.ts'
import type { Store } from '../store/store.ts'

const dayMs = 24 * 3_600_000
/** Nobody answers longer on a batch before it shows how fast. */
const lookBackMs = 14 * dayMs
/** Longer ago, a date that has passed is told of with the batches alone. */
const lateMs = 3 * dayMs

/** Clips a day, by person: answers, skips for cause and escalations of the last week. Nothing of it is kept. */
async function readPaces(store: Store, people: readonly string[], now: number): Promise<Map<string, number | null>> {
  if (people.length === 0) return new Map()
  const { rows } = await sql<{ person: string; answered: number; firstAt: number }>`
    select b.person, count(distinct case when d.at >= ${now - paceMs} then d.batch || d.clip end) as answered, min(d.at) as firstAt
    from batches b join decisions d on d.batch = b.id
    where b.person in (${sql.join(people)}) and b.created_at >= ${now - lookBackMs} and d.withdrawn_at is null
    group by b.person`.execute(store)
  return new Map(rows.map(({ person, ...answered }) => [person, paceOf(answered, now)]))
}

/** When each of these batches, all that have a date, comes to its end at the pace of its reviewer. */
export async function readExpected<R extends Dated & { worker: string }>(store: Store, dated: readonly R[], now: number): Promise<Map<R, number | null>> {
  const own = Map.groupBy(dated, ({ worker }) => worker)
  const paces = await readPaces(store, [...own.keys()], now)
  return new Map(dated.map(one => [one, expectedEnd(one, own.get(one.worker) ?? [], paces.get(one.worker) ?? null, now)]))
}

/** Batches whose date has passed with clips left, or will at the present pace; those due first come first. */
export async function readMissed(store: Store, now: number) {
  const rows = await store
    .selectFrom('batches')
    .innerJoin('people', 'people.id', 'batches.person')
    .where('batches.due_at', '>', now - lateMs)
    .where('batches.returned_at', 'is', null)
    .select(['batches.id', 'batches.name as batch', 'batches.person as worker', 'people.code as person', 'batches.due_at as dueAt'])
    .orderBy('batches.due_at')
    .orderBy('batches.number')
    .execute()
  const dated: (Dated & { id: string; batch: string; worker: string; person: string })[] = []
  for (const { dueAt, ...row } of rows) {
    const left = await remainingClips(store, row.id).select(({ fn }) => fn.countAll<number>().as('n')).clearOrderBy().executeTakeFirst()
    if (dueAt !== null) dated.push({ ...row, dueAt, remaining: left?.n ?? 0 })
  }
  const expected = await readExpected(store, dated.filter(({ remaining }) => remaining > 0), now)
  return [...expected]
    .map(([{ person, batch, remaining, dueAt }, expectedAt]) => ({ person, batch, remaining, dueAt, expectedAt }))
    .filter(row => isMissed(row, now))
}
