import type { RescueCounts, RescuedEvent, RescueBox } from '../../shared/hub-api/rescue.ts'
import type { SentEvent } from '../../shared/hub-api/streams.ts'
import { readFacts, type Hub } from '../hub.ts'
import { digest } from '../keys/bytes.ts'
import { eraseLate } from '../recalls/late.ts'
import { Refusal } from '../refusal.ts'
import type { Caller } from '../server/call.ts'
import { inParts } from '../store/parts.ts'
import { isErased } from '../streams/arrivals.ts'
import { findStream } from '../streams/heads.ts'
import { receiveEvents } from '../streams/receive.ts'
import type { OpenedRescue } from './read.ts'
import { noteTaken } from './taken.ts'

const eventsAtOnce = 500

/** As its workstation would send it: erased where that may be, and lost where else something is missing. */
function asSent({ envelope, salt, payload, lost }: RescuedEvent, restored: boolean): SentEvent {
  if (salt !== null) return { envelope, salt, payload }
  const bare = { envelope, salt: null, payload: null }
  return lost !== true && isErased(bare, restored) ? bare : { ...bare, lost: true }
}

const callerFor = async (hub: Hub, { device, person }: RescueBox): Promise<Caller> => {
  const row = await hub.store.selectFrom('people').select(['id', 'code', 'role']).where('id', '=', person).executeTakeFirst()
  return { device, person: row === undefined ? null : { person: row.id, code: row.code, role: row.role } }
}

/** Those that go on from a stream's head without a gap, in order. */
function continuing(events: readonly RescuedEvent[], from: number): RescuedEvent[] {
  const run: RescuedEvent[] = []
  for (const event of events) {
    if (event.envelope.seq !== from + run.length) break
    run.push(event)
  }
  return run
}

async function keepUnattached(hub: Hub, { person, device }: RescueBox, events: readonly RescuedEvent[]): Promise<void> {
  const rows = events.map(({ envelope, salt, payload }) => ({
    stream: envelope.stream, seq: envelope.seq, hash: digest(envelope), device, person,
    envelope: JSON.stringify(envelope), salt, payload: salt === null ? null : JSON.stringify(payload ?? null), rescued_at: hub.now(),
  }))
  await inParts(rows, part => hub.store.insertInto('rescued_events').values(part).onConflict(conflict => conflict.doNothing()).execute())
  await eraseLate(hub.store, events, hub.now())
}

async function knownHashes(hub: Hub, stream: string): Promise<Map<number, string>> {
  const rows = await hub.store.selectFrom('events').select(['seq', 'hash']).where('stream', '=', stream).execute()
  return new Map(rows.map(({ seq, hash }) => [seq, hash]))
}

/** Sends one stream's rescued events the way its workstation would have; gives those that continue nothing. */
async function takeStream(hub: Hub, caller: Caller, events: readonly RescuedEvent[], outcome: RescueCounts): Promise<RescuedEvent[]> {
  const stream = events[0]?.envelope.stream ?? ''
  const known = await knownHashes(hub, stream)
  const isKnown = ({ envelope }: RescuedEvent): boolean => known.get(envelope.seq) === digest(envelope)
  outcome.known += events.filter(isKnown).length
  const fresh = events.filter(event => !isKnown(event)).toSorted((a, b) => a.envelope.seq - b.envelope.seq)
  const head = (await findStream(hub.store, stream))?.seq ?? 0
  const { epoch } = await readFacts(hub.store)
  const run = continuing(fresh, head + 1)
  let stored = 0
  try {
    for (; stored < run.length; stored += eventsAtOnce) {
      const part = run.slice(stored, stored + eventsAtOnce).map(event => asSent(event, epoch > 1))
      const { answers } = await receiveEvents(hub, stream, caller, { events: part, waiting: 0 })
      const rejected = answers.filter(({ status }) => status === 'rejected').length
      outcome.rejected += rejected
      outcome.taken += part.length - rejected
    }
  } catch (error) {
    // Another's stream, a fork, content that is not what was committed to: found, and taken down where it has to be.
    if (!(error instanceof Refusal)) throw error
  }
  const done = new Set(run.slice(0, stored))
  return fresh.filter(event => !done.has(event))
}

/**
 * Takes over what the bundle of this name holds, and then takes down that it did; the same bundle again changes nothing.
 * Each of its events is counted once.
 */
export async function takeRescue(hub: Hub, name: string, { box, events }: OpenedRescue): Promise<RescueCounts> {
  const outcome: RescueCounts = { known: 0, taken: 0, rejected: 0, unattached: 0 }
  const caller = await callerFor(hub, box)
  for (const stream of new Set(events.map(({ envelope }) => envelope.stream))) {
    const left = await takeStream(hub, caller, events.filter(({ envelope }) => envelope.stream === stream), outcome)
    await keepUnattached(hub, box, left)
    outcome.unattached += left.length
  }
  await noteTaken(hub, { rescue: name, device: box.device, person: box.person, madeAt: box.at, ...outcome })
  return outcome
}
