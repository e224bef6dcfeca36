import { v7 } from 'uuid'
import { commitmentOf, extend, type Envelope, type Head } from '../../../shared/domain/chain.ts'
import { resultTypes, type EventPayload, type EventType } from '../../../shared/hub-api/events.ts'
import { keepReason, readReason, type RejectionReason } from '../../../shared/hub-api/rejections.ts'
import type { SentEvent, StreamHead } from '../../../shared/hub-api/streams.ts'
import { encode } from '../crypto/bytes.ts'
import { digest } from '../crypto/digest.ts'
import type { Db } from '../database/open.ts'
import type { Random } from '../platform.ts'
import { createBranching, type StreamOwner } from './branch.ts'
import { isGone, lostOf, readJson } from './content.ts'

export type Appended = { id: string; seq: number; at: number }

/** An event that the hub could not use: kept here and there, and what became of it. */
export type ParkedEvent = { id: string; type: string; at: number; why: RejectionReason; settledAt: number | null }
export type RejectedEvent = { seq: number; why: RejectionReason }

/** How far the hub has a stream, of which of its lives, and how far its newest verified backup has it. */
export type Reached = Pick<StreamHead, 'epoch' | 'seq' | 'watermark'>

export type Stream = {
  /** Another one after the stream came apart and was continued. */
  readonly id: string
  /** Adds a fact; call it in the transaction that changes the state it tells of. `id` where it has to be known before. */
  append<T extends EventType>(type: T, payload: EventPayload<T>, id?: string): Appended
  newId(): string
  head(): Head
  /** The hash of an event that is here, else null. */
  hashAt(seq: number): string | null
  /** Up to where the hub has said that it has everything. */
  acknowledged(): number
  /**
   * The next events that the hub has not acknowledged, in order, those whose content was erased or is lost without it: at most so
   * many, of so many characters together, and one where there is any. `after` where some are on their way already.
   */
  unsent(most: number, characters?: number, after?: number): SentEvent[]
  /** Results waiting for the hub, and events that it could not use and nobody has seen to. */
  counts(): { waiting: number; parked: number }
  parked(): ParkedEvent[]
  find(id: string): SentEvent | null
  /**
   * What the hub said it has, and of what was just sent, what it could not use. Lets go of the content of what a
   * verified backup has as well, as far as nobody here needs it.
   */
  acknowledge(reached: Reached, rejected: readonly RejectedEvent[]): void
  /** Erases what a clip's events of these types hold, for ever; their envelopes stay, and the chain with them. */
  erase(clip: string, types: readonly EventType[]): void
  /** What became of parked events at the hub. */
  settle(rejections: readonly { seq: number; settledAt: number | null }[]): void
  /** A hub restored from a backup knows less: everything beyond its head is sent again. */
  rewind(head: Reached & { hash: string | null }): void
  /** Goes on in a new stream behind the last event in common with the hub; what lies beyond it is carried over as it is. */
  branch(common: number, owner: StreamOwner): void
}

/** Salt and payload are null where they were erased or let go of (`gone`), or are lost. */
type EventRow = { envelope: string; gone: number; salt: string | null; payload: string | null }
type StreamRow = { id: string; seq: number; hash: string | null; epoch: number; acked_seq: number; watermark: number; base: number }

/** Contents let go of at once; more wait for the next acknowledgement, so that none takes long. */
const mostLetGo = 500

function sent(row: EventRow): SentEvent {
  const envelope = JSON.parse(row.envelope) as Envelope
  if (row.salt !== null && row.payload !== null) {
    const payload = readJson(row.payload)
    return payload === undefined ? lostOf(envelope) : { envelope, salt: row.salt, payload }
  }
  return row.gone === 1 ? { envelope, salt: null, payload: null } : lostOf(envelope)
}
const clipOf = (payload: object): string | null => ('clip' in payload && typeof payload.clip === 'string' ? payload.clip : null)

/** Whether an event is what a person calls a result. */
const isResult = `type IN (${resultTypes.map(type => `'${type}'`).join(', ')})`

/** The stream that lives in a database; `now` gives milliseconds since the epoch. */
export function openStream(db: Db, now: () => number, random: Random): Stream {
  const readStream = db.prepare<[], StreamRow>('SELECT * FROM stream')
  const advance = db.prepare('UPDATE stream SET seq = ?, hash = ?')
  const insertEvent = db.prepare('INSERT INTO event (seq, id, type, at, envelope, hash) VALUES (?, ?, ?, ?, ?, ?)')
  const insertPayload = db.prepare('INSERT INTO event_payload (seq, clip, salt, payload) VALUES (?, ?, ?, ?)')
  const selectEvent = `SELECT e.envelope, ${isGone} AS gone, p.salt, p.payload FROM event e LEFT JOIN event_payload p ON p.seq = e.seq`
  const selectUnsent = db.prepare<[number, number], EventRow>(`${selectEvent} WHERE e.seq > ? ORDER BY e.seq LIMIT ?`)
  const selectById = db.prepare<[string], EventRow>(`${selectEvent} WHERE e.id = ?`)
  const selectHash = db.prepare<[number], string>('SELECT hash FROM event WHERE seq = ?').pluck()
  const count = db.prepare<[], { waiting: number; parked: number }>(
    `SELECT (SELECT count(*) FROM event WHERE seq > acked_seq AND ${isResult}) AS waiting,
            (SELECT count(*) FROM event WHERE parked IS NOT NULL AND settled_at IS NULL) AS parked FROM stream`,
  )
  const selectParked = db.prepare<[], Omit<ParkedEvent, 'why'> & { why: string }>(
    'SELECT id, type, at, parked AS why, settled_at AS settledAt FROM event WHERE parked IS NOT NULL ORDER BY seq DESC',
  )
  const setAcknowledged = db.prepare('UPDATE stream SET epoch = ?, acked_seq = ?, watermark = ?')
  const markErased = db.prepare('UPDATE event SET erased = 1 WHERE type = ? AND seq IN (SELECT seq FROM event_payload WHERE clip = ?)')
  const erase = db.prepare('DELETE FROM event_payload WHERE clip = ? AND seq IN (SELECT seq FROM event WHERE type = ?)')
  const park = db.prepare('UPDATE event SET parked = ? WHERE seq = ?')
  const unpark = db.prepare('UPDATE event SET parked = NULL, settled_at = NULL WHERE parked IS NOT NULL AND seq > ? AND seq <= ?')
  const setSettled = db.prepare('UPDATE event SET settled_at = ? WHERE seq = ? AND parked IS NOT NULL')
  // What was heard in the running shift is still asked for, what is parked may have to be looked at, and a hub that has
  // lost a whole stream has to be told whose it is.
  const mayLetGo = db.prepare('UPDATE stream SET let_go = max(let_go, min(acked_seq, watermark))')
  const letGo = db.prepare(
    `DELETE FROM event_payload WHERE seq IN (
       SELECT p.seq FROM event_payload p JOIN event e ON e.seq = p.seq
       WHERE p.seq <= (SELECT min(acked_seq, watermark) FROM stream)
         AND p.seq < coalesce((SELECT max(seq) FROM event WHERE type = 'shift.started'), (SELECT seq FROM stream))
         AND e.type <> 'stream.opened' AND (e.parked IS NULL OR e.settled_at IS NOT NULL)
       ORDER BY p.seq LIMIT ${mostLetGo})`,
  )

  const state = (): StreamRow => {
    const row = readStream.get()
    if (row === undefined) throw new Error('A database without its stream')
    return row
  }
  const newId = (): string => v7({ msecs: now(), random: random(16) })
  const hashAt = (seq: number): string | null => selectHash.get(seq) ?? null

  return {
    get id() {
      return state().id
    },
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
    head() {
      const { seq, hash } = state()
      return { seq, hash }
    },
    hashAt,
    acknowledged: () => state().acked_seq,
    unsent(most, characters = Infinity, after = state().acked_seq) {
      const rows = selectUnsent.all(after, most)
      let total = 0
      const tooMany = rows.findIndex(({ envelope, payload }) => (total += envelope.length + (payload?.length ?? 0)) > characters)
      return (tooMany === -1 ? rows : rows.slice(0, Math.max(1, tooMany))).map(sent)
    },
    counts: () => count.get() ?? { waiting: 0, parked: 0 },
    parked: () => selectParked.all().map(({ why, ...event }) => ({ ...event, why: readReason(why) })),
    find(id) {
      const row = selectById.get(id)
      return row === undefined ? null : sent(row)
    },
    acknowledge: db.transaction((reached: Reached, rejected: readonly RejectedEvent[]) => {
      // What is sent again to a restored hub may be of use to it now.
      unpark.run(state().acked_seq, reached.seq)
      for (const { seq, why } of rejected) park.run(keepReason(why), seq)
      setAcknowledged.run(reached.epoch, reached.seq, reached.watermark)
      mayLetGo.run()
      letGo.run()
    }),
    erase: (clip, types) => {
      for (const type of types) {
        markErased.run(type, clip)
        erase.run(clip, type)
      }
    },
    settle: db.transaction((rejections: readonly { seq: number; settledAt: number | null }[]) => {
      for (const { seq, settledAt } of rejections) setSettled.run(settledAt, seq)
    }),
    rewind({ epoch, seq, hash, watermark }) {
      const { acked_seq: acknowledged, base } = state()
      // Never forward to what is not the same here: there the hub has to say that the histories differ.
      const reached = seq <= acknowledged || hashAt(seq) === hash ? seq : acknowledged
      setAcknowledged.run(epoch, Math.max(base, reached), watermark)
    },
    branch: createBranching(db, { now, newId, random }),
  }
}

/** Makes the stream of a fresh database and its first event; call it in a transaction. */
export function foundStream(db: Db, now: () => number, random: Random, founder: EventPayload<'stream.opened'>): Stream {
  db.prepare('INSERT INTO stream (id, seq, hash) VALUES (?, 0, NULL)').run(v7({ msecs: now(), random: random(16) }))
  const stream = openStream(db, now, random)
  stream.append('stream.opened', founder)
  return stream
}
