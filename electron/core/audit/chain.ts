import { emptyHead, Envelope, findChainFault, isCommitted, type Head } from '../../../shared/domain/chain.ts'
import type { StreamFault } from '../../../shared/domain/stream-fault.ts'
import { digest } from '../crypto/digest.ts'
import type { Db } from '../database/open.ts'
import { isGone } from './content.ts'

/** The chain that lies in a database, to be followed piece by piece. */
export type Chain = {
  stream(): string | null
  /** Whether an event is here as it was when it was followed before: a stream that came apart goes on with others. */
  has(head: Head): boolean
  /** Looks at the next events after a point that is known to hold. */
  follow(after: Head, most: number): Piece
  /** How far it was followed, and what was found there; kept over restarts. */
  kept(): { head: Head; fault: StreamFault | null }
  keep(head: Head, fault: StreamFault | null): void
}

export type Piece = {
  head: Head
  events: number
  /** Payloads that were erased; the chain holds without them. */
  erased: number
  /** Events whose payload is missing although nobody has erased it; the chain holds without them too. */
  lost: number[]
  fault: StreamFault | null
  /** Nothing follows. */
  ended: boolean
}

type EventRow = { seq: number; id: string; type: string; at: number; envelope: string; hash: string; gone: number; salt: string | null; payload: string | null }
type StateRow = { id: string; seq: number; hash: string | null; base: number; checked_seq: number; checked_hash: string | null; fault: string | null; fault_seq: number | null }

function readEnvelope(text: string): Envelope | null {
  try {
    return Envelope.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** What is wrong with an event that has to continue `head`, or null; up to `base` it may be of a stream that this one continues. */
function faultOf({ id: stream, base }: StateRow, head: Head, { seq, id, type, at, envelope: text, hash, salt, payload }: EventRow): StreamFault['fault'] | null {
  const envelope = readEnvelope(text)
  if (envelope === null || envelope.seq !== seq || envelope.id !== id || envelope.type !== type || envelope.at !== at) return 'changed'
  const fault = findChainFault(digest, seq > base ? stream : envelope.stream, head, [envelope])
  if (fault !== null) return fault.fault
  if (digest(envelope) !== hash) return 'changed'
  return salt === null || payload === null || isCommitted(digest, envelope.commitment, salt, payload) ? null : 'payload'
}

export function openChain(db: Db): Chain {
  const select = db.prepare<[number, number], EventRow>(
    `SELECT e.seq, e.id, e.type, e.at, e.envelope, e.hash, ${isGone} AS gone, p.salt, p.payload
     FROM event e LEFT JOIN event_payload p ON p.seq = e.seq WHERE e.seq > ? ORDER BY e.seq LIMIT ?`,
  )
  const selectHash = db.prepare<[number], string>('SELECT hash FROM event WHERE seq = ?').pluck()
  const selectState = db.prepare<[], StateRow>('SELECT id, seq, hash, base, checked_seq, checked_hash, fault, fault_seq FROM stream')
  const setChecked = db.prepare('UPDATE stream SET checked_seq = ?, checked_hash = ?, fault = ?, fault_seq = ?')

  return {
    stream: () => selectState.get()?.id ?? null,
    has: ({ seq, hash }) => seq === 0 || selectHash.get(seq) === hash,
    follow(after, most) {
      const state = selectState.get()
      const piece: Piece = { head: after, events: 0, erased: 0, lost: [], fault: null, ended: true }
      if (state === undefined) return piece
      const rows = select.all(after.seq, most)
      for (const row of rows) {
        const fault = faultOf(state, piece.head, row)
        if (fault !== null) return { ...piece, fault: { seq: row.seq, fault } }
        piece.head = { seq: row.seq, hash: row.hash }
        piece.events++
        if (row.payload === null && row.gone === 1) piece.erased++
        else if (row.payload === null) piece.lost.push(row.seq)
      }
      piece.ended = rows.length < most
      const atHead = piece.head.seq === state.seq && piece.head.hash === state.hash
      return piece.ended && !atHead ? { ...piece, fault: { seq: piece.head.seq, fault: 'head' } } : piece
    },
    kept() {
      const state = selectState.get()
      if (state === undefined) return { head: emptyHead, fault: null }
      const fault = state.fault === null ? null : { seq: state.fault_seq ?? 0, fault: state.fault as StreamFault['fault'] }
      return { head: { seq: state.checked_seq, hash: state.checked_hash }, fault }
    },
    keep(head, fault) {
      setChecked.run(head.seq, head.hash, fault?.fault ?? null, fault?.seq ?? null)
    },
  }
}
