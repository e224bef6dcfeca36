import type Database from 'better-sqlite3'
import { commitmentOf, type Envelope } from '../../shared/domain/chain.ts'
import { createBlobFolder } from '../blobs/folder.ts'
import { decryptClip, type StoredClip } from '../clips/sound.ts'
import { codeOf } from '../fault.ts'
import { digest } from '../keys/bytes.ts'
import type { KeyRing } from '../keys/key-ring.ts'
import { blobsIn, damagedCopy, openCopy, type Copy } from './copies.ts'

export type Head = { stream: string; seq: number }
/** What a copy holds; `unsound` are clips whose sound is not in the folder, or not as it was. */
export type CheckedCopy = { heads: Head[]; events: number; clips: number; unsound: string[] }

type EventRow = Envelope & { version: 1; hash: string; salt: string | null; payload: string | null }
type StreamRow = { id: string; seq: number; hash: string }

const events = `select e.*, p.salt, p.payload from events e left join event_payloads p on p.stream = e.stream and p.seq = e.seq
  where e.stream = ? order by e.seq`

/** The first event of a stream that is not the one before's next, or does not hold what it commits to; null where all do. */
function brokenAt(copy: Database.Database, { id: streamId, seq, hash }: StreamRow): number | null {
  let last: { seq: number; hash: string } | null = null
  for (const row of copy.prepare<[string], EventRow>(events).iterate(streamId)) {
    const { id, stream, type, at, prev, commitment } = row
    const follows = last === null ? row.seq > 1 || prev === null : (row.seq === last.seq + 1 && prev === last.hash)
    const isItself = row.hash === digest({ v: row.version, id, stream, seq: row.seq, type, at, prev, commitment } satisfies Envelope)
    const keepsItsWord = row.salt === null || row.payload === null || commitmentOf(digest, row.salt, JSON.parse(row.payload)) === commitment
    if (!follows || !isItself || !keepsItsWord) return row.seq
    last = { seq: row.seq, hash: row.hash }
  }
  return last === null || (last.seq === seq && last.hash === hash) ? null : last.seq
}

async function unsoundOf(clips: readonly StoredClip[], place: string, keys: KeyRing): Promise<string[]> {
  const blobs = createBlobFolder(blobsIn(place))
  const unsound: string[] = []
  for (const clip of clips) {
    await decryptClip({ blobs, keys }, clip).then(wav => wav.fill(0), () => unsound.push(clip.id))
  }
  return unsound
}

async function check(copy: Database.Database, path: string, place: string, keys: KeyRing): Promise<CheckedCopy> {
  const found = copy.pragma('integrity_check', { simple: true })
  if (found !== 'ok') throw damagedCopy(path, 'its pages do not fit together')
  const streams = copy.prepare<[], StreamRow>('select id, seq, hash from streams').all()
  for (const stream of streams) {
    const seq = brokenAt(copy, stream)
    if (seq !== null) throw damagedCopy(path, `the stream ${stream.id} is broken at event ${seq}`)
  }
  const clips = copy.prepare<[], StoredClip>('select id, blob, sha256, wrapped_key, size from clips where destroyed_at is null order by number').all()
  const count = copy.prepare<[], { n: number }>('select count(*) as n from events').get()
  return { heads: streams.map(({ id, seq }) => ({ stream: id, seq })), events: count?.n ?? 0, clips: clips.length, unsound: await unsoundOf(clips, place, keys) }
}

/** Opens a copy and looks at all of it: pages, streams and what their events commit to, the sound of every clip. Throws `backup_damaged`. */
export async function checkCopy({ path }: Copy, place: string, keys: KeyRing): Promise<CheckedCopy> {
  const copy = openCopy(path, keys.databaseKey)
  try {
    return await check(copy, path, place, keys)
  } catch (error) {
    if (codeOf(error).startsWith('SQLITE_')) throw damagedCopy(path, 'a part of it cannot be read')
    throw error
  } finally {
    copy.close()
  }
}
