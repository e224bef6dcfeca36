import type { Need } from '../../shared/hub-api/needs.ts'
import type { Hub } from '../hub.ts'
import { remainingClips } from '../leases/remaining.ts'
import type { Store } from '../store/store.ts'
import { readMissed } from './due.ts'
import { readVisible } from './visible.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** How long before the end of a lease there is still time to do something. */
const soonMs = 2 * hourMs
/** Longer ago, what waits on a laptop is told of elsewhere. */
const lateMs = 3 * dayMs
/** Who was at work within this time wants clips. */
const latelyMs = 7 * dayMs

async function unsent(store: Store, now: number) {
  const rows = await store
    .selectFrom('streams')
    .innerJoin('people', 'people.id', 'streams.person')
    .innerJoin('leases', join => join.onRef('leases.device', '=', 'streams.device').onRef('leases.person', '=', 'streams.person'))
    .where('streams.waiting', '>', 0)
    .where('streams.closed_at', 'is', null)
    .groupBy('streams.id')
    .select(({ fn }) => ['people.code as person', 'streams.device', 'streams.waiting', fn.max('leases.ends_at').as('endsAt')])
    .execute()
  return rows.filter(({ endsAt }) => endsAt - now < soonMs && now - endsAt < lateMs)
}

const hasWork = async (store: Store, batch: string): Promise<boolean> =>
  (await remainingClips(store, batch).select('clips.id').limit(1).executeTakeFirst()) !== undefined

async function due(store: Store, now: number) {
  const rows = await store
    .selectFrom('leases')
    .innerJoin('batches', 'batches.id', 'leases.batch')
    .innerJoin('people', 'people.id', 'leases.person')
    .where('leases.ends_at', '>', now)
    .where('leases.ends_at', '<', now + soonMs)
    .where('leases.ended_for', 'is', null)
    .select(['people.code as person', 'batches.id', 'batches.name as batch', 'leases.ends_at as endsAt'])
    .execute()
  const unfinished: Omit<(typeof rows)[number], 'id'>[] = []
  for (const { id, ...row } of rows) if (await hasWork(store, id)) unfinished.push(row)
  return unfinished
}

/** Codes of reviewers who were at work lately and have no clips. */
export async function withoutClips(store: Store, now: number): Promise<string[]> {
  const reviewers = await store
    .selectFrom('people')
    .where('role', '=', 'reviewer')
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('shifts').select('shifts.id').whereRef('shifts.person', '=', 'people.id').where('shifts.started_at', '>', now - latelyMs)))
    .select(['people.id', 'people.code'])
    .orderBy('people.code')
    .execute()
  const without: string[] = []
  for (const { id, code } of reviewers) {
    const batches = await store.selectFrom('batches').select('id').where('person', '=', id).where('returned_at', 'is', null).where('created_at', '>', now - latelyMs).orderBy('number', 'desc').execute()
    let supplied = false
    for (const { id: batch } of batches) supplied ||= await hasWork(store, batch)
    if (!supplied) without.push(code)
  }
  return without
}

/** How much of a device's id is said of it, as `devices list` begins its lines. */
const laptopLetters = 8

/**
 * What wants a supervisor, the most pressing first. Where the policy says *grouped*, nobody is named: who has run out of
 * clips or has some left is how far they have come. A laptop is, for what it holds is gone when nobody looks for it.
 */
export async function listNeeds(hub: Hub): Promise<Need[]> {
  const { store, now } = hub
  const at = now()
  const { visibility } = await readVisible(hub)
  const [held, ending, missed, without] = [await unsent(store, at), await due(store, at), await readMissed(store, at), await withoutClips(store, at)]
  if (visibility === 'named') {
    return [
      ...held.map(({ person, waiting, endsAt }) => ({ kind: 'unsent' as const, person, waiting, endsAt })),
      ...ending.map(row => ({ kind: 'due' as const, ...row })),
      ...missed.map(row => ({ kind: 'missed' as const, ...row })),
      ...without.map(person => ({ kind: 'no_clips' as const, person })),
    ]
  }
  const laptops = Map.groupBy(held, ({ device }) => device)
  return [
    ...[...laptops].map(([device, all]) => ({ kind: 'laptop_unsent' as const, laptop: device.slice(0, laptopLetters), endsAt: Math.min(...all.map(({ endsAt }) => endsAt)) })),
    ...(ending.length === 0 ? [] : [{ kind: 'some_due' as const, leases: ending.length, endsAt: Math.min(...ending.map(({ endsAt }) => endsAt)) }]),
    ...(missed[0] === undefined ? [] : [{ kind: 'some_missed' as const, batches: missed.length, remaining: missed.reduce((sum, { remaining }) => sum + remaining, 0), dueAt: missed[0].dueAt }]),
    ...(without.length === 0 ? [] : [{ kind: 'some_without_clips' as const, people: without.length }]),
  ]
}
