import { commitmentOf, findChainFault, type Head } from '../../shared/domain/chain.ts'
import { erasableTypes } from '../../shared/hub-api/events.ts'
import type { SentEvent } from '../../shared/hub-api/streams.ts'
import { digest } from '../keys/bytes.ts'
import { Refusal } from '../refusal.ts'
import type { Store } from '../store/store.ts'

/** An event as it came, with the hash of its envelope. */
export type Arrival = SentEvent & { hash: string }

/** What the hub has of an event that comes again. */
export type KnownEvent = { hash: string; rejected: string | null }

/**
 * What was erased on its device says nothing that could be false. Of other types nothing may be missing, unless the hub
 * was `restored` from a backup that is older than what devices had let go of.
 */
export const isErased = ({ envelope: { type }, payload }: SentEvent, restored: boolean): boolean =>
  payload === null && (restored || erasableTypes.some(erasable => erasable === type))

/** False also for what has no canonical JSON: lone surrogates, numbers beyond all bounds. */
function keepsItsWord(event: SentEvent, restored: boolean): boolean {
  const { envelope, salt, payload, lost } = event
  // What is lost is told, and somebody has to see to it; nothing comes of it either way.
  if (lost === true) return salt === null && payload === null
  if (salt === null) return isErased(event, restored)
  try {
    return commitmentOf(digest, salt, payload) === envelope.commitment
  } catch {
    return false
  }
}

/** Checks that every payload is the one its envelope commits to, and hashes the envelopes. */
export const checkArrivals = (events: readonly SentEvent[], restored = false): Arrival[] =>
  events.map(event => {
    if (keepsItsWord(event, restored)) return { ...event, hash: digest(event.envelope) }
    throw new Refusal('invalid_request', `Event ${event.envelope.seq} does not contain what its envelope commits to; nothing was stored.`)
  })

/** Those of the arrivals that are here already, by sequence. */
export async function knownEvents(store: Store, stream: string, arrivals: readonly Arrival[]): Promise<Map<number, KnownEvent>> {
  const sequences = arrivals.map(({ envelope }) => envelope.seq)
  const rows = await store
    .selectFrom('events')
    .select(['seq', 'hash', 'rejected'])
    .where('stream', '=', stream)
    .where('seq', '>=', Math.min(...sequences))
    .where('seq', '<=', Math.max(...sequences))
    .execute()
  return new Map(rows.map(({ seq, ...event }) => [seq, event]))
}

export type ArrivalFault = { kind: 'stream_fork' | 'stream_gap' | 'stream_foreign'; seq: number }

const faultKinds = { broken: 'stream_fork', gap: 'stream_gap', foreign: 'stream_foreign' } as const

/** The first arrival that neither repeats what is known nor continues it, or null. */
export function findArrivalFault(
  stream: string,
  head: Head,
  known: ReadonlyMap<number, KnownEvent>,
  arrivals: readonly Arrival[],
): ArrivalFault | null {
  for (const { envelope, hash } of arrivals) {
    if (envelope.stream !== stream) return { kind: 'stream_foreign', seq: envelope.seq }
    if (envelope.seq <= head.seq && known.get(envelope.seq)?.hash !== hash) return { kind: 'stream_fork', seq: envelope.seq }
  }
  const following = arrivals.flatMap(({ envelope }) => (envelope.seq > head.seq ? [envelope] : []))
  const hashes = new Map<unknown, string>(arrivals.map(({ envelope, hash }) => [envelope, hash]))
  const fault = findChainFault(envelope => hashes.get(envelope) ?? digest(envelope), stream, head, following)
  return fault === null ? null : { kind: faultKinds[fault.fault], seq: fault.seq }
}
