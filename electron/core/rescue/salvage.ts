import { constants, copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { commitmentOf, Envelope } from '../../../shared/domain/chain.ts'
import { RescuedEvent } from '../../../shared/hub-api/rescue.ts'
import { isGone, lostOf } from '../audit/content.ts'
import { digest } from '../crypto/digest.ts'
import { makePrivateFolder } from '../database/files.ts'
import { mendHeader, pageBytes, walOf } from '../database/inspect.ts'
import { lookInto, type Db } from '../database/open.ts'
import { mendWal, scanWal } from '../database/wal.ts'

// Reads the events of a vault that does not open, from copies; the vault's own files stay as they are.

/** How many numbers in a row may be missing before a stream of unknown length counts as ended. */
const longestGap = 2_000

type Row = { envelope: string; gone: boolean; salt: string | null; payload: string | null }

const attempt = <T>(read: () => T): T | null => {
  try {
    return read()
  } catch {
    return null
  }
}

const keepsItsWord = (envelope: Envelope, salt: string, payload: unknown): boolean => attempt(() => commitmentOf(digest, salt, payload)) === envelope.commitment

/** An event that is what its envelope says, without its content where that is not; null where not even that can be told. */
function eventOf(row: Row, seq: number): RescuedEvent | null {
  const envelope = attempt(() => Envelope.parse(JSON.parse(row.envelope)))
  if (envelope?.seq !== seq) return null
  const payload = row.payload === null ? null : attempt(() => JSON.parse(row.payload ?? '') as unknown)
  const whole = row.salt !== null && keepsItsWord(envelope, row.salt, payload)
  if (whole) return RescuedEvent.parse({ envelope, salt: row.salt, payload })
  return row.gone ? { envelope, salt: null, payload: null } : lostOf(envelope)
}

function readEvents(db: Db): Map<number, RescuedEvent> {
  const envelopeOf = db.prepare<[number], string>('SELECT envelope FROM event WHERE seq = ?').pluck()
  const contentOf = db.prepare<[number], { salt: string; payload: string }>('SELECT salt, payload FROM event_payload WHERE seq = ?')
  // A vault of an earlier version does not tell what was erased from what is lost, and the hub goes by the event's type.
  const goneOf = attempt(() => db.prepare<[number], number>(`SELECT ${isGone} FROM event e WHERE e.seq = ?`).pluck())
  const stream = attempt(() => db.prepare<[], { seq: number; watermark: number }>('SELECT seq, watermark FROM stream').get()) ?? null
  const from = (stream?.watermark ?? 0) + 1
  const events = new Map<number, RescuedEvent>()
  for (let seq = from, last = from; stream === null ? seq - last < longestGap : seq <= stream.seq; seq++) {
    const envelope = attempt(() => envelopeOf.get(seq))
    if (envelope == null) continue
    last = seq
    const content = attempt(() => contentOf.get(seq)) ?? { salt: null, payload: null }
    const gone = content.salt === null && (attempt(() => goneOf?.get(seq)) ?? 1) === 1
    const event = eventOf({ envelope, gone, ...content }, seq)
    if (event !== null) events.set(seq, event)
  }
  return events
}

const isComplete = ({ salt }: RescuedEvent): boolean => salt !== null

/**
 * The events of a stream beyond the hub's watermark that can still be read, in order: as SQLite reads them, and behind
 * what is broken in the log. `work` is a folder for copies, which go again.
 */
export function salvage(path: string, key: Uint8Array, work: string): RescuedEvent[] {
  makePrivateFolder(work)
  const copy = join(work, 'copy.db')
  const found = new Map<number, RescuedEvent>()
  const readWith = (log: Uint8Array | null): void => {
    copyFileSync(path, copy, constants.COPYFILE_FICLONE)
    mendHeader(copy)
    rmSync(walOf(copy), { force: true })
    if (log !== null) writeFileSync(walOf(copy), log, { mode: 0o600 })
    for (const [seq, event] of attempt(() => lookInto(copy, key, readEvents)) ?? []) {
      const known = found.get(seq)
      if (known === undefined || (!isComplete(known) && isComplete(event))) found.set(seq, event)
    }
  }
  try {
    if (!existsSync(path)) return []
    const log = existsSync(walOf(path)) ? readFileSync(walOf(path)) : null
    const state = log === null ? 'empty' : scanWal(log).kind
    readWith(log)
    if (log !== null && (state === 'broken' || state === 'torn')) {
      readWith(mendWal(log, pageBytes))
      // Where a damaged page of the log hides a good one below it.
      readWith(null)
    }
    return [...found.values()].toSorted((a, b) => a.envelope.seq - b.envelope.seq)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}
