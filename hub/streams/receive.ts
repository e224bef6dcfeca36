import type { z } from 'zod'
import { emptyHead, type Head } from '../../shared/domain/chain.ts'
import { eventPayloads } from '../../shared/hub-api/events.ts'
import { keepReason, readReason, type RejectionReason } from '../../shared/hub-api/rejections.ts'
import type { EventAnswer, SendEvents, SentEvents } from '../../shared/hub-api/streams.ts'
import { settleDecided } from '../decisions/settle.ts'
import { readFacts, type Hub } from '../hub.ts'
import { eraseLate } from '../recalls/late.ts'
import { Refusal } from '../refusal.ts'
import type { Caller } from '../server/call.ts'
import { recordFinding } from '../store/findings.ts'
import { insertRows } from '../store/dialect.ts'
import type { Store } from '../store/store.ts'
import { checkArrivals, findArrivalFault, knownEvents, type Arrival, type ArrivalFault, type KnownEvent } from './arrivals.ts'
import { findStream, headOf, ownerOf, requireOwn, type KnownStream, type StreamOwner } from './heads.ts'
import { recordEvent } from './record-event.ts'
import { createRecording, type Recording } from './recording.ts'

/** Where a stream begins that continues another one: behind the last event in common, once somebody has let it go on. */
async function branchOf(transaction: Store, owner: StreamOwner, { stream, seq }: { stream: string; seq: number }): Promise<Head> {
  const before = await findStream(transaction, stream)
  const common = await transaction.selectFrom('events').select('hash').where('stream', '=', stream).where('seq', '=', seq).executeTakeFirst()
  if (before === undefined || common === undefined || before.closed_at === null) {
    throw new Refusal('stream_gap', 'The stream that this one continues has not been closed here, or does not reach that far.')
  }
  if (before.device !== owner.device || before.person !== owner.person) throw new Refusal('stream_foreign', 'A stream continues one of the same device and person.')
  return { seq, hash: common.hash }
}

/** The stream that its first event opens: it says whose it is. */
async function openingOf(transaction: Store, id: string, first: Arrival | undefined): Promise<KnownStream> {
  const opening = eventPayloads['stream.opened'].safeParse(first?.payload)
  const continued = opening.data?.continues
  if (first === undefined || first.envelope.seq !== (continued?.seq ?? 0) + 1) throw new Refusal('stream_gap', 'The hub does not know this stream; it expects event 1.')
  if (first.envelope.type !== 'stream.opened' || !opening.success) throw new Refusal('stream_foreign', 'A stream begins by saying whose it is.')
  const owner = ownerOf(opening.data)
  const head = continued === undefined ? emptyHead : await branchOf(transaction, owner, continued)
  return { id, ...owner, ...head, watermark: 0, closed_at: null, continues: continued?.stream ?? null }
}

async function refusalFor(hub: Hub, transaction: Store, device: string, stream: KnownStream, { kind, seq }: ArrivalFault): Promise<Refusal> {
  if (kind === 'stream_foreign') return new Refusal(kind, `Event ${seq} belongs to another stream.`)
  if (kind === 'stream_gap') return new Refusal(kind, `Event ${seq} does not follow; the hub expects event ${stream.seq + 1} next.`)
  await recordFinding(transaction, hub.now(), { kind, device, stream: stream.id, seq, escalation: null })
  return new Refusal(kind, `Event ${seq} does not continue what the hub knows of this stream; nothing was stored.`)
}

type Stored = Arrival & { rejected: RejectionReason | null; unattached: string | null }

async function keep(transaction: Store, receivedAt: number, events: readonly Stored[]): Promise<void> {
  const envelopes = events.map(({ envelope: { v, ...envelope }, hash, rejected }) => ({
    ...envelope, version: v, hash, received_at: receivedAt, rejected: rejected === null ? null : keepReason(rejected),
  }))
  const payloads = events.flatMap(({ envelope: { stream, seq }, salt, payload }) =>
    salt === null ? [] : [{ stream, seq, salt, payload: JSON.stringify(payload ?? null) }])
  await insertRows(transaction, 'events', envelopes)
  await insertRows(transaction, 'event_payloads', payloads)
  const unattached = events.flatMap(({ envelope: { stream, seq }, unattached: lease }) => (lease === null ? [] : [{ stream, seq, lease }]))
  await insertRows(transaction, 'unattached_events', unattached)
}

function answerTo(seq: number, { rejected, unattached }: Pick<Stored, 'rejected' | 'unattached'>): EventAnswer {
  if (rejected !== null) return { seq, status: 'rejected', why: rejected }
  return { seq, status: unattached === null ? 'accepted' : 'unattached' }
}

const answerAgain = (seq: number, { rejected }: KnownEvent): EventAnswer =>
  rejected === null ? { seq, status: 'duplicate' } : { seq, status: 'rejected', why: readReason(rejected) }

/** What becomes of an event that was not here before. */
async function take(recording: Recording, arrival: Arrival): Promise<Stored> {
  const unattached = await recording.leaseLost(arrival)
  return { ...arrival, unattached, rejected: unattached === null ? await recordEvent(recording, arrival) : null }
}

type Sent = { arrivals: readonly Arrival[]; waiting: number }
type Outcome = { answers: EventAnswer[]; stream: KnownStream }

async function append(hub: Hub, transaction: Store, id: string, caller: Caller, { arrivals, waiting }: Sent): Promise<Outcome | Refusal> {
  const found = await findStream(transaction, id)
  const stream = found ?? (await openingOf(transaction, id, arrivals[0]))
  requireOwn(stream, caller)
  if (stream.closed_at !== null) return new Refusal('stream_fork', 'This stream came apart and was closed; it goes on in a new one.')
  const known = await knownEvents(transaction, id, arrivals)
  const fault = findArrivalFault(id, stream, known, arrivals)
  if (fault !== null) return refusalFor(hub, transaction, caller.device, stream, fault)

  const now = hub.now()
  if (found === undefined) {
    const row = { id, ...ownerOf(stream), seq: stream.seq, hash: stream.hash ?? '', continues: stream.continues, waiting, opened_at: now, last_contact_at: now }
    await transaction.insertInto('streams').values(row).execute()
  }
  const recording = await createRecording(hub, transaction, stream, arrivals)
  const answers: EventAnswer[] = []
  const fresh: Stored[] = []
  for (const arrival of arrivals) {
    const { seq } = arrival.envelope
    const earlier = known.get(seq)
    if (earlier !== undefined) {
      answers.push(answerAgain(seq, earlier))
      continue
    }
    const stored = await take(recording, arrival)
    fresh.push(stored)
    answers.push(answerTo(seq, stored))
  }
  await settleDecided(recording)
  await insertRows(transaction, 'accesses', recording.accesses)
  await keep(transaction, recording.receivedAt, fresh)
  await eraseLate(transaction, fresh.filter(({ rejected, unattached }) => rejected !== null || unattached !== null), now)
  const last = fresh.at(-1)
  const head = { seq: last?.envelope.seq ?? stream.seq, hash: last?.hash ?? stream.hash }
  await transaction.updateTable('streams').set({ seq: head.seq, hash: head.hash ?? '', waiting, last_contact_at: now }).where('id', '=', id).execute()
  return { answers, stream: { ...stream, ...head } }
}

/**
 * Takes the next events of a stream: checked, kept for ever, and brought into the hub's tables, all in one transaction.
 * What is here already is answered as a duplicate; content that cannot be used is kept and answered as rejected.
 * Refuses the whole with `stream_fork`, `stream_gap`, `stream_foreign` or `invalid_request`, and then stores nothing.
 */
export async function receiveEvents(
  hub: Hub,
  id: string,
  caller: Caller,
  { events, waiting }: z.infer<typeof SendEvents>,
): Promise<z.infer<typeof SentEvents>> {
  const { epoch } = await readFacts(hub.store)
  const arrivals = checkArrivals(events, epoch > 1)
  const outcome = await hub.store.transaction().execute(transaction => append(hub, transaction, id, caller, { arrivals, waiting }))
  if (outcome instanceof Refusal) throw outcome
  return { answers: outcome.answers, head: await headOf(hub, { ...outcome.stream, state: 'open' }) }
}
