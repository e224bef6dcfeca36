import { v7 } from 'uuid'
import { commitmentOf, extend, type Envelope } from '../../../shared/domain/chain.ts'
import { resultTypes, type EventPayload, type EventType } from '../../../shared/hub-api/events.ts'
import type { SentEvent, StreamHead } from '../../../shared/hub-api/streams.ts'
import { encode } from '../crypto/bytes.ts'
import { digest } from '../crypto/digest.ts'
import type { Db } from '../database/open.ts'
import type { Random } from '../platform.ts'

export type Appended = { id: string; seq: number; at: number }

export type Stream = {
  id: string
  /** Adds a fact; call it in the transaction that changes the state it tells of. `id` where it has to be known before. */
  append<T extends EventType>(type: T, payload: EventPayload<T>, id?: string): Appended
  newId(): string
  /** The next events that the hub has not acknowledged, in order. */
  unsent(most: number): SentEvent[]
  /** Results waiting for the hub, and events that it could not use. */
  counts(): { waiting: number; parked: number }
  find(id: string): SentEvent | null
  /** What the hub said it has. */
  acknowledge(head: StreamHead, rejected: readonly { seq: number; why: string }[]): void
  /** Erases what a clip's events of these types hold, for ever; their envelopes stay, and the chain with them. */
  erase(clip: string, types: readonly EventType[]): void
  /** A hub restored from a backup knows less: everything beyond its head is sent again. */
  rewind(head: StreamHead): void
}

/** Salt and payload are null where they were erased. */
type EventRow = { envelope: string; salt: string | null; payload: string | null }
type StreamRow = { id: string; seq: number; hash: string | null; epoch: number; acked_seq: number }

const sent = (row: EventRow): SentEvent => ({
  envelope: JSON.parse(row.envelope) as Envelope,
  salt: row.salt,
  payload: row.payload === null ? null : (JSON.parse(row.payload) as unknown),
})

const clipOf = (payload: object): string | null => ('clip' in payload && typeof payload.clip === 'string' ? payload.clip : null)

/** Whether an event is what a person calls a result. */
const isResult = `type IN (${resultTypes.map(type => `'${type}'`).join(', ')})`

/** The stream that lives in a database; `now` gives milliseconds since the epoch. */
export function openStream(db: Db, now: () => number, random: Random): Stream {
  const readStream = db.prepare<[], StreamRow>('SELECT id, seq, hash, epoch, acked_seq FROM stream')
  const advance = db.prepare('UPDATE stream SET seq = ?, hash = ?')
  const insertEvent = db.prepare('INSERT INTO event (seq, id, type, at, envelope, hash) VALUES (?, ?, ?, ?, ?, ?)')
  const insertPayload = db.prepare('INSERT INTO event_payload (seq, clip, salt, payload) VALUES (?, ?, ?, ?)')
  const selectEvent = 'SELECT e.envelope, p.salt, p.payload FROM event e LEFT JOIN event_payload p ON p.seq = e.seq'
  const selectUnsent = db.prepare<[number], EventRow>(
    `${selectEvent} WHERE e.seq > (SELECT acked_seq FROM stream) ORDER BY e.seq LIMIT ?`,
  )
  const selectById = db.prepare<[string], EventRow>(`${selectEvent} WHERE e.id = ?`)
  const count = db.prepare<[], { waiting: number; parked: number }>(
    `SELECT (SELECT count(*) FROM event WHERE seq > acked_seq AND ${isResult}) AS waiting,
            (SELECT count(*) FROM event WHERE parked IS NOT NULL) AS parked FROM stream`,
  )
  const setAcknowledged = db.prepare('UPDATE stream SET epoch = ?, acked_seq = ?, watermark = ?')
  const erase = db.prepare('DELETE FROM event_payload WHERE clip = ? AND seq IN (SELECT seq FROM event WHERE type = ?)')
  const park = db.prepare('UPDATE event SET parked = ? WHERE seq = ?')

  const state = (): StreamRow => {
    const row = readStream.get()
    if (row === undefined) throw new Error('A database without its stream')
    return row
  }
  const newId = (): string => v7({ msecs: now(), random: random(16) })

  return {
    id: state().id,
    newId,
    append(type, payload, id = newId()) {
      const { id: stream, seq, hash } = state()
      const salt = encode(random(32))
      const at = now()
      const commitment = commitmentOf(digest, salt, payload)
      const { envelope, head } = extend(digest, { seq, hash }, { id, stream, type, at, commitment })
      insertEvent.run(envelope.seq, id, type, at, JSON.stringify(envelope), head.hash)
      insertPayload.run(envelope.seq, clipOf(payload), salt, JSON.stringify(payload))
      advance.run(head.seq, head.hash)
      return { id, seq: head.seq, at }
    },
    unsent: most => selectUnsent.all(most).map(sent),
    counts: () => count.get() ?? { waiting: 0, parked: 0 },
    find(id) {
      const row = selectById.get(id)
      return row === undefined ? null : sent(row)
    },
    acknowledge: db.transaction((head: StreamHead, rejected: readonly { seq: number; why: string }[]) => {
      for (const { seq, why } of rejected) park.run(why, seq)
      setAcknowledged.run(head.epoch, head.seq, head.watermark)
    }),
    erase: (clip, types) => {
      for (const type of types) erase.run(clip, type)
    },
    rewind(head) {
      const { epoch, acked_seq: acknowledged } = state()
      if (head.epoch !== epoch || head.seq !== acknowledged) setAcknowledged.run(head.epoch, Math.min(head.seq, state().seq), head.watermark)
    },
  }
}

/** Makes the stream of a fresh database and its first event; call it in a transaction. */
export function foundStream(db: Db, now: () => number, random: Random, founder: EventPayload<'stream.opened'>): Stream {
  db.prepare('INSERT INTO stream (id, seq, hash) VALUES (?, 0, NULL)').run(v7({ msecs: now(), random: random(16) }))
  const stream = openStream(db, now, random)
  stream.append('stream.opened', founder)
  return stream
}
