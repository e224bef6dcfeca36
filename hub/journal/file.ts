import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, readFileSync, statSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { HubFault } from '../fault.ts'
import { sha256, toText } from '../keys/bytes.ts'

// One line an entry: its number, the hash of the line before, and a box (AES-256-GCM) bound to both. Whoever has not
// got the hub's keys can neither read nor make one, and whoever takes one out breaks the chain.

const Line = z.strictObject({ seq: z.int().positive(), prev: z.string(), box: z.string() })
export type Line = z.infer<typeof Line>

/** Where a reader stands: after the entry `seq`, whose line has this hash and ends at this byte. */
export type Place = { seq: number; hash: string; bytes: number }

const hashOf = (line: string): string => toText(sha256(line))

const damaged = (path: string, what: string): HubFault =>
  new HubFault('journal_damaged', `The journal ${path} ${what}.`, 'The database and the journal were left as they are.', 'Put the journal back from where it is kept safe. If there is no other, move it away: the hub begins a new one, and what only the old one knew is lost.')

/** Bytes of the journal; 0 where there is none. */
export const sizeOf = (path: string): number => (existsSync(path) ? statSync(path).size : 0)

/** Makes the name of a file that was just made durable; not every system opens folders. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return
  const folder = openSync(dirname(path), 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

/** Adds a line behind `place`, on the disk when this returns; what a crash left behind it unfinished is cut off. */
export function addLine(path: string, place: Place, line: Line): Place {
  const fresh = !existsSync(path)
  const text = JSON.stringify(line)
  const file = openSync(path, fresh ? 'wx' : 'r+', 0o600)
  try {
    ftruncateSync(file, place.bytes)
    const bytes = place.bytes + writeSync(file, `${text}\n`, place.bytes)
    fsyncSync(file)
    if (fresh) syncFolder(path)
    return { seq: line.seq, hash: hashOf(text), bytes }
  } finally {
    closeSync(file)
  }
}

/** A line with the place behind it. */
export type Read = { line: Line; after: Place }

function parse(path: string, text: string): Line {
  try {
    return Line.parse(JSON.parse(text))
  } catch {
    throw damaged(path, 'holds a line that is none of its own')
  }
}

function linesFrom(path: string, bytes: Buffer, from: number): Read[] {
  const read: Read[] = []
  for (let at = from; ; ) {
    const end = bytes.indexOf(0x0a, at)
    // What has no end was never answered: the process fell while it wrote.
    if (end === -1) return read
    const text = bytes.subarray(at, end).toString()
    const line = parse(path, text)
    const last = read.at(-1)?.after
    if (last !== undefined && (line.seq !== last.seq + 1 || line.prev !== last.hash)) throw damaged(path, `is broken at entry ${line.seq}`)
    at = end + 1
    read.push({ line, after: { seq: line.seq, hash: hashOf(text), bytes: at } })
  }
}

const follows = (bytes: Buffer, { hash, bytes: end }: Place): boolean => {
  if (end === 0 || end > bytes.length || bytes[end - 1] !== 0x0a) return false
  const start = bytes.lastIndexOf(0x0a, end - 2) + 1
  return hashOf(bytes.subarray(start, end - 1).toString()) === hash
}

/**
 * The lines behind a place, their chain checked; `missing` counts the entries between the place and the first of them
 * that are in no file (any more). Throws `journal_damaged`.
 */
export function readLines(path: string, place: Place): { lines: Read[]; missing: number } {
  const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0)
  if (follows(bytes, place)) {
    const lines = linesFrom(path, bytes, place.bytes)
    const first = lines[0]?.line
    if (first !== undefined && (first.seq !== place.seq + 1 || first.prev !== place.hash)) throw damaged(path, `is broken at entry ${first.seq}`)
    return { lines, missing: 0 }
  }
  // Another file than the one in which this place was noted: a new one, or the database was restored.
  const all = linesFrom(path, bytes, 0)
  const same = all.find(({ line }) => line.seq === place.seq)
  if (same !== undefined && same.after.hash !== place.hash) throw damaged(path, `is another hub's, or another history of this one: entry ${place.seq} differs`)
  const last = all.at(-1)?.after
  if (last !== undefined && last.seq < place.seq) throw damaged(path, `ends at entry ${last.seq}, and the database has had ${place.seq}`)
  const lines = all.filter(({ line }) => line.seq > place.seq)
  const first = lines[0]?.line
  return { lines, missing: first === undefined ? 0 : first.seq - place.seq - 1 }
}
