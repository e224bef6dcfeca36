import type { Need } from '../../shared/hub-api/needs.ts'
import type { Hub } from '../hub.ts'
import { remainingClips } from '../leases/remaining.ts'
import type { Store } from '../store/store.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** How long before the end of a lease there is still time to do something. */
const soonMs = 2 * hourMs
/** Longer ago, what waits on a laptop is told of elsewhere. */
const lateMs = 3 * dayMs
/** Who was at work within this time wants clips. */
const latelyMs = 7 * dayMs

async function unsent(store: Store, now: number): Promise<Need[]> {
  const rows = await store
    .selectFrom('streams')
    .innerJoin('people', 'people.id', 'streams.person')
    .innerJoin('leases', join => join.onRef('leases.device', '=', 'streams.device').onRef('leases.person', '=', 'streams.person'))
    .where('streams.waiting', '>', 0)
    .where('streams.closed_at', 'is', null)
    .groupBy('streams.id')
    .select(({ fn }) => ['people.code as person', 'streams.waiting', fn.max('leases.ends_at').as('endsAt')])
    .execute()
  return rows.flatMap(row => (row.endsAt - now < soonMs && now - row.endsAt < lateMs ? { kind: 'unsent' as const, ...row } : []))
}

const hasWork = async (store: Store, batch: string): Promise<boolean> =>
  (await remainingClips(store, batch).select('clips.id').limit(1).executeTakeFirst()) !== undefined

async function due(store: Store, now: number): Promise<Need[]> {
  const rows = await store
    .selectFrom('leases')
    .innerJoin('batches', 'batches.id', 'leases.batch')
    .innerJoin('people', 'people.id', 'leases.person')
    .where('leases.ends_at', '>', now)
    .where('leases.ends_at', '<', now + soonMs)
    .where('leases.ended_for', 'is', null)
    .select(['people.code as person', 'batches.id', 'batches.name as batch', 'leases.ends_at as endsAt'])
    .execute()
  const needs: Need[] = []
  for (const { id, ...row } of rows) if (await hasWork(store, id)) needs.push({ kind: 'due', ...row })
  return needs
}

async function withoutClips(store: Store, now: number): Promise<Need[]> {
  const reviewers = await store
    .selectFrom('people')
    .where('role', '=', 'reviewer')
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('shifts').select('shifts.id').whereRef('shifts.person', '=', 'people.id').where('shifts.started_at', '>', now - latelyMs)))
    .select(['people.id', 'people.code'])
    .orderBy('people.code')
    .execute()
  const needs: Need[] = []
  for (const { id, code } of reviewers) {
    const batches = await store.selectFrom('batches').select('id').where('person', '=', id).where('returned_at', 'is', null).where('created_at', '>', now - latelyMs).orderBy('number', 'desc').execute()
    let supplied = false
    for (const { id: batch } of batches) supplied ||= await hasWork(store, batch)
    if (!supplied) needs.push({ kind: 'no_clips', person: code })
  }
  return needs
}

/** What wants a supervisor, the most pressing first. */
export async function listNeeds({ store, now }: Hub): Promise<Need[]> {
  const at = now()
  return [...await unsent(store, at), ...await due(store, at), ...await withoutClips(store, at)]
}
