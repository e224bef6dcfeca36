import { settleDecided } from '../decisions/settle.ts'
import { oneByOne } from '../clocks/one-by-one.ts'
import type { Envelope } from '../../shared/domain/chain.ts'
import { keepReason } from '../../shared/hub-api/rejections.ts'
import type { SentEvent } from '../../shared/hub-api/streams.ts'
import type { Hub } from '../hub.ts'
import { findAllDrawn } from '../quality/lost.ts'
import { insertRows } from '../store/dialect.ts'
import type { Store } from '../store/store.ts'
import { findStream } from './heads.ts'
import { recordEvent } from './record-event.ts'
import { createRecording } from './recording.ts'

// What a restored hub could not place, because it had lost the lease that it is about, is placed once that is here again.

const mostAtOnce = 500

/** Events that wait for a lease which is here, those of one stream in their order. */
const attachable = (store: Store) =>
  store
    .selectFrom('unattached_events as waiting')
    .innerJoin('leases', 'leases.id', 'waiting.lease')
    .where('waiting.why', 'is', null)

async function readEvents(transaction: Store, stream: string): Promise<(SentEvent & { receivedAt: number })[]> {
  const rows = await attachable(transaction)
    .innerJoin('events', join => join.onRef('events.stream', '=', 'waiting.stream').onRef('events.seq', '=', 'waiting.seq'))
    .leftJoin('event_payloads as content', join => join.onRef('content.stream', '=', 'waiting.stream').onRef('content.seq', '=', 'waiting.seq'))
    .selectAll('events')
    .select(['content.salt', 'content.payload'])
    .where('waiting.stream', '=', stream)
    .orderBy('waiting.seq')
    .limit(mostAtOnce)
    .execute()
  return rows.map(({ version, salt, payload, id, seq, type, at, prev, commitment, received_at: receivedAt }) => ({
    envelope: { v: version as Envelope['v'], id, stream, seq, type, at, prev, commitment },
    salt, payload: payload === null ? null : (JSON.parse(payload) as unknown), receivedAt,
  }))
}

/** Places what waits of one stream; what cannot be used even now stays where it is, with why. */
async function attachStream(hub: Hub, transaction: Store, id: string): Promise<void> {
  const stream = await findStream(transaction, id)
  const events = stream === undefined ? [] : await readEvents(transaction, id)
  if (stream === undefined || events.length === 0) return
  const recording = await createRecording(hub, transaction, stream, events)
  for (const { receivedAt, ...event } of events) {
    const why = await recordEvent({ ...recording, receivedAt }, event)
    const row = { stream: id, seq: event.envelope.seq }
    if (why === null) await transaction.deleteFrom('unattached_events').where('stream', '=', row.stream).where('seq', '=', row.seq).execute()
    else await transaction.updateTable('unattached_events').set({ why: keepReason(why) }).where('stream', '=', row.stream).where('seq', '=', row.seq).execute()
  }
  await settleDecided(recording)
  await insertRows(transaction, 'accesses', recording.accesses)
}

/** Places every event whose lease is here again. Costs one look at an index where there is none. */
export async function attachEvents(hub: Hub): Promise<void> {
  await findAllDrawn(hub)
  const streams = await attachable(hub.store).select('waiting.stream').distinct().execute()
  await oneByOne(streams, ({ stream }) => hub.store.transaction().execute(transaction => attachStream(hub, transaction, stream)))
}
