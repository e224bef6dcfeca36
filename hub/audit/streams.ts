import type { Selectable } from 'kysely'
import { emptyHead, findChainFault, isCommitted, type Envelope, type Head } from '../../shared/domain/chain.ts'
import { readReason } from '../../shared/hub-api/rejections.ts'
import { digest } from '../keys/bytes.ts'
import type { EventRow } from '../store/rows/streams.ts'
import type { AccessRow } from '../store/rows/work.ts'
import type { Store } from '../store/store.ts'
import type { AuditFinding } from '../../shared/hub-api/audit.ts'

/** A stream as an audit found it; `person` null for a device's own. `lost`: events that came without their content, because their device had it no more. */
export type AuditedStream = { stream: string; device: string; person: string | null; events: number; erased: number; lost: number[]; findings: AuditFinding[] }

const eventsAtOnce = 1_000

type StoredEvent = Selectable<EventRow> & { salt: string | null; payload: string | null; unattached: string | null }
type Access = Pick<Selectable<AccessRow>, 'seq' | 'kind' | 'clip' | 'at' | 'played'>

const envelopeOf = ({ version, id, stream, seq, type, at, prev, commitment }: StoredEvent): Envelope =>
  ({ v: version as 1, id, stream, seq, type, at, prev, commitment })

const accessKinds: Readonly<Record<string, Access['kind']>> = { 'clip.prepared': 'prepared', 'clip.started': 'opened', 'clip.played': 'played' }

const readEvents = (store: Store, stream: string, after: number): Promise<StoredEvent[]> =>
  store
    .selectFrom('events')
    .leftJoin('event_payloads', join => join.onRef('event_payloads.stream', '=', 'events.stream').onRef('event_payloads.seq', '=', 'events.seq'))
    .leftJoin('unattached_events', join => join.onRef('unattached_events.stream', '=', 'events.stream').onRef('unattached_events.seq', '=', 'events.seq'))
    .selectAll('events')
    .select(['event_payloads.salt', 'event_payloads.payload', 'unattached_events.lease as unattached'])
    .where('events.stream', '=', stream)
    .where('events.seq', '>', after)
    .orderBy('events.seq')
    .limit(eventsAtOnce)
    .execute()

async function readAccesses(store: Store, stream: string, from: number, to: number): Promise<Map<number, Access>> {
  const rows = await store
    .selectFrom('accesses')
    .select(['seq', 'kind', 'clip', 'at', 'played'])
    .where('stream', '=', stream)
    .where('seq', '>=', from)
    .where('seq', '<=', to)
    .execute()
  return new Map(rows.map(row => [row.seq, row]))
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** An erased payload is no fault: what it was committed to stays in the chain. */
const keepsItsWord = ({ salt, payload, commitment }: StoredEvent): boolean =>
  salt === null || payload === null || isCommitted(digest, commitment, salt, payload)

const wasLost = ({ rejected }: StoredEvent): boolean => rejected !== null && readReason(rejected).code === 'payload_lost'

/** Whether the access log says of an event what the event says itself, and nothing of any other. */
function logged({ type, at, rejected, payload, unattached }: StoredEvent, access: Access | undefined): boolean {
  const kind = accessKinds[type]
  if (kind === undefined || rejected !== null || unattached !== null) return access === undefined
  // What was erased before it came here was never logged.
  if (payload === null && access === undefined) return true
  if (access?.kind !== kind || access.at !== at) return false
  if (payload === null) return true
  const { clip, played = null } = (parsed(payload) ?? {}) as { clip?: unknown; played?: unknown }
  return access.clip === clip && access.played === (played === null ? null : JSON.stringify(played))
}

type StreamFault = Extract<AuditFinding, { kind: 'stream' }>['fault']

type Known = { id: string; device: string; code: string | null; seq: number; hash: string; continues: string | null }

/** Where a stream begins: behind the last event in common, where it continues one that came apart. */
async function startOf(store: Store, { id, continues }: Known): Promise<Head> {
  if (continues === null) return emptyHead
  const { first } = await store.selectFrom('events').select(({ fn }) => fn.min('seq').as('first')).where('stream', '=', id).executeTakeFirstOrThrow()
  const before = await store.selectFrom('events').select(['seq', 'hash']).where('stream', '=', continues).where('seq', '=', (first ?? 1) - 1).executeTakeFirst()
  return before ?? emptyHead
}

const chainFault = (stream: string, head: Head, envelope: Envelope, hash: string): StreamFault | null =>
  findChainFault(digest, stream, head, [envelope])?.fault ?? (digest(envelope) === hash ? null : 'changed')

/** Follows a stream from its first event to its head. Its first fault ends the chain; payloads are looked at all the same. */
async function auditStream(store: Store, known: Known): Promise<AuditedStream> {
  const { id: stream, device, code, seq, hash } = known
  const found: AuditedStream = { stream, device, person: code, events: 0, erased: 0, lost: [], findings: [] }
  const fail = (fault: StreamFault, at: number): void => void found.findings.push({ kind: 'stream', fault, stream, seq: at })
  let head = await startOf(store, known)
  let whole = true
  for (;;) {
    const events = await readEvents(store, stream, head.seq)
    const [first, last] = [events[0], events.at(-1)]
    if (first === undefined || last === undefined) break
    const accesses = await readAccesses(store, stream, first.seq, last.seq)
    for (const event of events) {
      const envelope = envelopeOf(event)
      const fault: StreamFault | null = whole ? chainFault(stream, head, envelope, event.hash) : null
      if (fault !== null) fail(fault, event.seq)
      whole &&= fault === null
      head = { seq: event.seq, hash: event.hash }
      if (!keepsItsWord(event)) fail('payload', event.seq)
      if (!logged(event, accesses.get(event.seq))) found.findings.push({ kind: 'access', stream, seq: event.seq })
      found.events++
      if (wasLost(event)) found.lost.push(event.seq)
      else if (event.payload === null) found.erased++
    }
  }
  if (head.seq !== seq || (head.hash ?? '') !== hash) fail('head', head.seq)
  return found
}

/** Follows every stream, one after the other. */
export async function auditStreams(store: Store, signal?: AbortSignal): Promise<AuditedStream[]> {
  const streams = await store
    .selectFrom('streams')
    .leftJoin('people', 'people.id', 'streams.person')
    .select(['streams.id', 'streams.device', 'people.code', 'streams.seq', 'streams.hash', 'streams.continues'])
    .orderBy('streams.id')
    .execute()
  const audited: AuditedStream[] = []
  for (const stream of streams) {
    signal?.throwIfAborted()
    audited.push(await auditStream(store, stream))
  }
  return audited
}
