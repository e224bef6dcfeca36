import { commitmentOf, extend, type Envelope } from '../../../shared/domain/chain.ts'
import type { EventPayload } from '../../../shared/hub-api/events.ts'
import { encode } from '../crypto/bytes.ts'
import { digest } from '../crypto/digest.ts'
import type { Db } from '../database/open.ts'
import type { Random } from '../platform.ts'
import { Refusal } from '../refusal.ts'
import { isGone } from './content.ts'

/** Whose stream it is; `person` null for a device's own. */
export type StreamOwner = Pick<EventPayload<'stream.opened'>, 'device' | 'person'>

type Row = { seq: number; envelope: string; gone: number; clip: string | null; salt: string | null; payload: string | null }

/** The stream that an event was told in: this one, or one that this one continues. */
const streamIn = (envelope: string): string => (JSON.parse(envelope) as Envelope).stream

/**
 * Continues a stream that came apart. Events beyond the last one in common keep id, time and commitment, so that a
 * report that went ahead still matches; they get a place in the new stream's chain, behind the event that opens it.
 */
export function createBranching(db: Db, { now, newId, random }: { now: () => number; newId: () => string; random: Random }) {
  const selectCommon = db.prepare<[number], { hash: string; envelope: string }>('SELECT hash, envelope FROM event WHERE seq = ?')
  const selectBeyond = db.prepare<[number], Row>(
    `SELECT e.seq, e.envelope, ${isGone} AS gone, p.clip, p.salt, p.payload FROM event e LEFT JOIN event_payload p ON p.seq = e.seq WHERE e.seq > ? ORDER BY e.seq`,
  )
  const removals = ['event_payload', 'event'].map(table => db.prepare<[number]>(`DELETE FROM ${table} WHERE seq > ?`))
  const insertEvent = db.prepare('INSERT INTO event (seq, id, type, at, envelope, hash, erased) VALUES (?, ?, ?, ?, ?, ?, ?)')
  const insertPayload = db.prepare('INSERT INTO event_payload (seq, clip, salt, payload) VALUES (?, ?, ?, ?)')
  const replace = db.prepare('UPDATE stream SET id = :stream, seq = :seq, hash = :hash, base = :base, acked_seq = :base, watermark = min(watermark, :base), let_go = min(let_go, :base)')

  return db.transaction((common: number, owner: StreamOwner): void => {
    const shared = common === 0 ? null : selectCommon.get(common)
    if (shared === undefined) throw new Refusal('vault_damaged')
    const beyond = selectBeyond.all(common)
    for (const removal of removals) removal.run(common)

    const stream = newId()
    let last: { seq: number; hash: string | null } = { seq: common, hash: shared?.hash ?? null }
    const add = (fact: Pick<Envelope, 'id' | 'type' | 'at' | 'commitment'>, { clip, salt, payload, gone }: Omit<Row, 'seq' | 'envelope'>): void => {
      const { id, type, at, commitment } = fact
      const { envelope, head } = extend(digest, last, { id, stream, type, at, commitment })
      insertEvent.run(head.seq, id, type, at, JSON.stringify(envelope), head.hash, salt === null ? gone : 0)
      if (salt !== null) insertPayload.run(head.seq, clip, salt, payload)
      last = head
    }
    const opened = { ...owner, ...(shared === null ? {} : { continues: { stream: streamIn(shared.envelope), seq: common } }) } satisfies EventPayload<'stream.opened'>
    const salt = encode(random(32))
    add({ id: newId(), type: 'stream.opened', at: now(), commitment: commitmentOf(digest, salt, opened) }, { gone: 0, clip: null, salt, payload: JSON.stringify(opened) })
    for (const row of beyond) {
      const envelope = JSON.parse(row.envelope) as Envelope
      if (envelope.type !== 'stream.opened') add(envelope, row)
    }
    replace.run({ stream, ...last, base: common })
  })
}
