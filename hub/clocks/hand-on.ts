import type { ClockKind } from '../../shared/domain/case-steps.ts'
import { closedStates } from '../../shared/domain/case-rules.ts'
import { tightenedLimits } from '../../shared/domain/case-clocks.ts'
import { nextContact } from '../../shared/domain/rota.ts'
import { loadCase, type LoadedCase } from '../escalations/load.ts'
import { takeStep, theHub } from '../escalations/steps.ts'
import { readFacts, type Hub } from '../hub.ts'
import { leadsFor, onCallAt, secondsFor } from '../rota/on-call.ts'
import type { Store } from '../store/store.ts'
import { oneByOne } from './one-by-one.ts'

// A missed clock goes to the next contact by itself. It stays missed, is counted once, and its case is handed on again
// as long as nobody acts.

type Missed = { escalation: string; clock: ClockKind; due_at: number; next_at: number | null; rounds: number | null }

const mostAtOnce = 100
const longestPauseMs = 24 * 3_600_000

const findMissed = async ({ store, now }: Hub): Promise<Missed[]> => {
  const rows = await store
    .selectFrom('escalations')
    .leftJoin('missed_clocks', join =>
      join
        .onRef('missed_clocks.escalation', '=', 'escalations.id')
        .onRef('missed_clocks.clock', '=', 'escalations.clock_kind')
        .onRef('missed_clocks.due_at', '=', 'escalations.due_at'))
    .select(['escalations.id', 'escalations.clock_kind', 'escalations.due_at', 'missed_clocks.next_at', 'missed_clocks.rounds'])
    .where('escalations.due_at', '<=', now())
    .where('escalations.state', 'not in', closedStates)
    .where(({ or, eb }) => or([eb('missed_clocks.next_at', 'is', null), eb('missed_clocks.next_at', '<=', now())]))
    .orderBy('escalations.due_at')
    .limit(mostAtOnce)
    .execute()
  return rows.flatMap(({ id, clock_kind, due_at, next_at, rounds }) =>
    clock_kind === null || due_at === null ? [] : [{ escalation: id, clock: clock_kind, due_at, next_at, rounds }])
}

/** Takes a missed clock for this process alone, until its next turn; false where another process was faster. */
async function claim(transaction: Store, { escalation, clock, due_at, next_at, rounds }: Missed, now: number, next: number): Promise<boolean> {
  if (next_at === null || rounds === null) {
    const { numInsertedOrUpdatedRows } = await transaction
      .insertInto('missed_clocks')
      .values({ escalation, clock, due_at, missed_at: now, rounds: 1, next_at: next })
      .onConflict(conflict => conflict.doNothing())
      .executeTakeFirstOrThrow()
    return numInsertedOrUpdatedRows === 1n
  }
  const { numUpdatedRows } = await transaction
    .updateTable('missed_clocks')
    .set({ rounds: rounds + 1, next_at: next })
    .where('escalation', '=', escalation)
    .where('clock', '=', clock)
    .where('due_at', '=', due_at)
    .where('next_at', '=', next_at)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** How a case was handed on for a clock: to whom since everybody was turned to last, and how often that was. */
type Laps = { tried: ReadonlySet<string>; over: number }

function lapsOf({ taken }: LoadedCase, clock: ClockKind): Laps {
  let tried = new Set<string>()
  let over = 0
  for (const { step } of taken) {
    if (step.action !== 'hand_on' || step.clock !== clock) continue
    if (step.to !== null) tried.add(step.to)
    else {
      tried = new Set()
      over++
    }
  }
  return { tried, over }
}

/** Whom the case goes to now; null where everybody on call was turned to. */
async function chooseNext(transaction: Store, { state, row }: LoadedCase, clock: ClockKind, { tried, over }: Laps, now: number): Promise<string | null> {
  const able = clock === 'ratify' ? await secondsFor(transaction, state) : await leadsFor(transaction, state)
  const contacts = (await onCallAt(transaction, now)).filter(person => able.has(person))
  // Who was called when the report came in has had their turn.
  const called = clock === 'acknowledge' && over === 0 ? (await onCallAt(transaction, row.received_at)).filter(person => able.has(person)).slice(0, 1) : []
  return nextContact(contacts, new Set([...tried, ...called, ...(state.assignee === null ? [] : [state.assignee])]))
}

/** The same time that a first look may take, twice as much after each lap, and never more than a day. */
async function pauseAfter(transaction: Store, { state }: LoadedCase, over: number): Promise<number> {
  const { policy } = await readFacts(transaction)
  const { ms = longestPauseMs } = tightenedLimits(policy.clocks)[state.severity].acknowledge ?? {}
  return Math.min(longestPauseMs, ms * 2 ** Math.min(over, 20))
}

async function handOn(transaction: Store, missed: Missed, now: number): Promise<void> {
  const loaded = await loadCase(transaction, missed.escalation)
  if (loaded === null || loaded.row.clock_kind !== missed.clock || loaded.row.due_at !== missed.due_at) return
  const laps = lapsOf(loaded, missed.clock)
  if (!(await claim(transaction, missed, now, now + (await pauseAfter(transaction, loaded, laps.over))))) return
  const to = await chooseNext(transaction, loaded, missed.clock, laps, now)
  const stepped = await takeStep(transaction, missed.escalation, { at: now, by: theHub, step: { action: 'hand_on', clock: missed.clock, to } })
  if (!stepped.ok) throw new Error(`A missed clock could not be handed on: ${stepped.why}`)
}

/** Hands on every case whose clock was missed. Any number of processes may do so at once. */
export async function handOnMissed(hub: Hub): Promise<void> {
  await oneByOne(await findMissed(hub), missed => hub.store.transaction().execute(transaction => handOn(transaction, missed, hub.now())))
}
