import { Readable } from 'node:stream'
import { isWithheldFrom } from '../clips/withheld.ts'
import type { Hub } from '../hub.ts'
import { Refusal } from '../refusal.ts'
import { byteAnswer, type ByteAnswer } from '../server/byte-answer.ts'
import type { SignedInCaller } from '../server/call.ts'
import { wantedBytes } from './range.ts'

type Blob = { id: string; blob: string; size: number }

/**
 * The bytes `from` to `to` of blobs laid end to end, read one blob at a time and only as fast as they are taken. Where a
 * clip was taken back, be it a moment ago, zeroes stand in its place, so that all others lie where the manifest has them.
 */
async function* stretch(hub: Hub, lease: string, layout: readonly Blob[], from: number, to: number): AsyncGenerator<Uint8Array> {
  let start = 0
  for (const { id, blob, size } of layout) {
    const first = Math.max(from - start, 0)
    const end = Math.min(to - start, size)
    if (first < end) {
      if (await isWithheldFrom(hub.store, lease, id)) yield new Uint8Array(end - first)
      else yield* hub.blobs.read(blob, first, end)
    }
    start += size
  }
}

async function layoutOf(hub: Hub, lease: string, caller: SignedInCaller): Promise<Blob[]> {
  const row = await hub.store
    .selectFrom('leases')
    .select(['ends_at', 'ended_for'])
    .where('id', '=', lease)
    .where('device', '=', caller.device)
    .where('person', '=', caller.person.person)
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('not_found', 'This device has no such lease.')
  if (row.ends_at <= hub.now() || row.ended_for !== null) throw new Refusal('lease_ended', 'This lease has ended; what is left of its batch can be leased again.')
  return hub.store
    .selectFrom('lease_clips')
    .innerJoin('clips', 'clips.id', 'lease_clips.clip')
    .select(['clips.id', 'clips.blob', 'clips.size'])
    .where('lease_clips.lease', '=', lease)
    .orderBy('lease_clips.position')
    .execute()
}

/** A lease's encrypted clips, end to end in the manifest's order; the whole or the range asked for. */
export async function readPack(hub: Hub, lease: string, caller: SignedInCaller, rangeHeader: string | null): Promise<ByteAnswer> {
  const layout = await layoutOf(hub, lease, caller)
  const size = layout.reduce((sum, blob) => sum + blob.size, 0)
  const wanted = wantedBytes(rangeHeader, size)
  const common = { 'accept-ranges': 'bytes', 'cache-control': 'no-store', 'content-type': 'application/octet-stream' }
  if (wanted.kind === 'unsatisfiable') return byteAnswer(416, { ...common, 'content-range': `bytes */${size}` }, null)
  const { from, to } = wanted.kind === 'part' ? wanted : { from: 0, to: size }
  const body = Readable.from(stretch(hub, lease, layout, from, to), { objectMode: false, highWaterMark: 64 * 1024 })
  const length = { 'content-length': String(to - from) }
  if (wanted.kind === 'whole') return byteAnswer(200, { ...common, ...length }, body)
  return byteAnswer(206, { ...common, ...length, 'content-range': `bytes ${from}-${to - 1}/${size}` }, body)
}
