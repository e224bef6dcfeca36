import { randomUUID } from 'node:crypto'
import type { ClockKind } from '../../shared/domain/case-steps.ts'
import type { TakenStep } from '../../shared/domain/case.ts'
import { oneByOne } from '../clocks/one-by-one.ts'
import { loadCase, type LoadedCase } from '../escalations/load.ts'
import type { Hub } from '../hub.ts'
import { leadsFor, onCallAt, secondsFor } from '../rota/on-call.ts'
import type { NoticeReason } from '../store/rows/notices.ts'
import type { Store } from '../store/store.ts'
import { addLink } from './links.ts'

// Whom a step on a case concerns, and what they are told. The steps wait in `untold_steps`, where a trigger puts each of
// them in the transaction that takes it.

type Telling = {
  reason: NoticeReason
  /** In the order in which they are told; `all`: everybody, else as many as it takes to reach one of them. */
  people: readonly string[]
  all: boolean
  clock: ClockKind | 'second'
  withinMs: number | null
}

const graveSteps: readonly TakenStep['step']['action'][] = ['mark_duplicate', 'propose_no_action']
const alwaysTwo: readonly TakenStep['step']['action'][] = ['propose_notice', 'break_glass', 'request', 'unseal_break_glass']

const waitsForSecond = ({ state: { severity } }: LoadedCase, { action }: TakenStep['step']): boolean =>
  alwaysTwo.includes(action) || (severity <= 'S2' && graveSteps.includes(action))

/** Those of the able who are on call, in their order; all of the able where none is. */
async function contactsAmong(transaction: Store, able: ReadonlySet<string>, now: number): Promise<{ people: string[]; onCall: boolean }> {
  const onCall = (await onCallAt(transaction, now)).filter(person => able.has(person))
  return onCall.length > 0 ? { people: onCall, onCall: true } : { people: [...able].toSorted(), onCall: false }
}

async function firstLook(transaction: Store, loaded: LoadedCase, now: number): Promise<Telling | null> {
  const { row, state } = loaded
  if (state.acknowledgedAt !== null || row.clock_kind === null || row.due_at === null) return null
  const { people, onCall } = await contactsAmong(transaction, await leadsFor(transaction, state), now)
  return { reason: 'received', people, all: !onCall, clock: row.clock_kind, withinMs: row.due_at - row.received_at }
}

async function handedOn(transaction: Store, { row, state }: LoadedCase, clock: ClockKind, to: string | null, now: number): Promise<Telling> {
  const missed = await transaction
    .selectFrom('missed_clocks')
    .select('next_at')
    .where('escalation', '=', row.id)
    .where('clock', '=', clock)
    .orderBy('due_at', 'desc')
    .executeTakeFirst()
  const withinMs = missed === undefined ? null : Math.max(0, missed.next_at - now)
  if (to !== null) return { reason: 'handed_on', people: [to], all: true, clock, withinMs }
  return { reason: 'nobody_left', people: [...(await leadsFor(transaction, state))].toSorted(), all: true, clock, withinMs }
}

/** What a step has somebody told, or null. */
async function tellingOf(transaction: Store, loaded: LoadedCase, { step, by }: TakenStep, now: number): Promise<Telling | null> {
  const { row, state } = loaded
  if (step.action === 'receive' || step.action === 'receive_by_telephone') return firstLook(transaction, loaded, now)
  // A report that nobody has looked at and that turns out graver has less time than was told.
  if (step.action === 'raise_severity' || step.action === 'join_report') return firstLook(transaction, loaded, now)
  if (step.action === 'hand_on') return handedOn(transaction, loaded, step.clock, step.to, now)
  if (step.action === 'hand_over') {
    return { reason: 'handed_over', people: [step.to], all: true, clock: row.clock_kind ?? 'second', withinMs: row.due_at === null ? null : Math.max(0, row.due_at - now) }
  }
  if (!waitsForSecond(loaded, step)) return null
  const able = await secondsFor(transaction, state)
  able.delete(by.person ?? '')
  const { people } = await contactsAmong(transaction, able, now)
  return { reason: 'second_person', people, all: true, clock: 'second', withinMs: null }
}

/** Writes a notice for every way that somebody is reached; how many. */
async function tellOne(hub: Hub, transaction: Store, person: string, { escalation, number, acknowledgeable, telling }: {
  escalation: string
  number: number
  acknowledgeable: boolean
  telling: Telling
}): Promise<number> {
  const { reason, clock, withinMs } = telling
  const channels = await transaction.selectFrom('contacts').select('channel').where('person', '=', person).execute()
  for (const { channel } of channels) {
    const id = randomUUID()
    const now = hub.now()
    await transaction
      .insertInto('notices')
      .values({ id, escalation, person, channel, reason, clock, step: number, within_ms: withinMs, made_at: now, next_at: now })
      .execute()
    if (acknowledgeable && clock === 'acknowledge') await addLink(hub, transaction, id)
  }
  return channels.length
}

async function tellOf(hub: Hub, transaction: Store, escalation: string, number: number): Promise<void> {
  const loaded = await loadCase(transaction, escalation)
  const taken = loaded?.taken[number - 1]
  if (loaded === null || taken === undefined) return
  const telling = await tellingOf(transaction, loaded, taken, hub.now())
  if (telling === null) return
  const acknowledgeable = loaded.state.state === 'received'
  for (const person of telling.people) {
    const told = await tellOne(hub, transaction, person, { escalation, number, acknowledgeable, telling })
    if (!telling.all && told > 0) return
  }
}

const nextUntold = ({ store }: Hub) =>
  store.selectFrom('untold_steps').selectAll().orderBy('escalation').orderBy('number').limit(100).execute()

/** Writes the notices of every step that nobody was told of yet. Any number of processes may do so at once. */
export async function tellOfSteps(hub: Hub): Promise<void> {
  for (;;) {
    const untold = await nextUntold(hub)
    if (untold.length === 0) return
    await oneByOne(untold, ({ escalation, number }) =>
      hub.store.transaction().execute(async transaction => {
        const { numDeletedRows } = await transaction
          .deleteFrom('untold_steps')
          .where('escalation', '=', escalation)
          .where('number', '=', number)
          .executeTakeFirstOrThrow()
        if (numDeletedRows === 1n) await tellOf(hub, transaction, escalation, number)
      }))
  }
}
