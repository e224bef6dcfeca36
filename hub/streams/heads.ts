import type { z } from 'zod'
import type { DeviceHead, StreamHashes, StreamHead } from '../../shared/hub-api/streams.ts'
import { readFacts, type Hub } from '../hub.ts'
import { Refusal } from '../refusal.ts'
import type { Caller } from '../server/call.ts'
import { recordFinding } from '../store/findings.ts'
import type { Store } from '../store/store.ts'

/** Whose stream it is; `person` null for a device's own. */
export type StreamOwner = { device: string; person: string | null }

export type KnownStream = StreamOwner & { id: string; seq: number; hash: string | null; watermark: number; closed_at: number | null; continues: string | null }

export const findStream = (store: Store, id: string): Promise<KnownStream | undefined> =>
  store
    .selectFrom('streams')
    .select(['id', 'device', 'person', 'seq', 'hash', 'watermark', 'closed_at', 'continues'])
    .where('id', '=', id)
    .executeTakeFirst()

export const ownerOf = ({ device, person }: StreamOwner): StreamOwner => ({ device, person })

/** A person's stream speaks in that person's sessions on its device only, a device's own in any of that device. */
export function requireOwn(owner: StreamOwner, caller: Caller): void {
  const own = owner.device === caller.device && (owner.person === null || owner.person === caller.person?.person)
  if (!own) throw new Refusal('stream_foreign', 'This stream is another device\'s or another person\'s.')
}

/** A stream and those that it continues, itself first. */
export async function lineageOf(store: Store, { id, continues }: Pick<KnownStream, 'id' | 'continues'>): Promise<string[]> {
  const lineage = [id]
  for (let next = continues; next !== null && !lineage.includes(next); ) {
    lineage.push(next)
    next = (await findStream(store, next))?.continues ?? null
  }
  return lineage
}

type Standing = Pick<KnownStream, 'id' | 'seq' | 'hash' | 'watermark'> & { state: StreamHead['state'] }

export async function headOf(hub: Hub, { id, seq, hash, watermark, state }: Standing): Promise<StreamHead> {
  const { epoch } = await readFacts(hub.store)
  return { stream: id, epoch, seq, hash: hash === '' ? null : hash, watermark, state }
}

/**
 * Whether a device has another history of a stream than the hub: another event where both have one, or fewer than it
 * has sent, as a vault has that was set back. What it has beyond the hub shows when it is sent.
 */
const hasForked = (stream: KnownStream, has: z.infer<typeof DeviceHead>): boolean =>
  has.seq < stream.seq || (has.seq === stream.seq && has.hash !== stream.hash)

async function stateOf(hub: Hub, stream: KnownStream, has: z.infer<typeof DeviceHead>): Promise<StreamHead['state']> {
  if (stream.closed_at !== null) return 'closed'
  if (!hasForked(stream, has)) return 'open'
  await recordFinding(hub.store, hub.now(), { kind: 'stream_fork', device: stream.device, stream: stream.id, seq: has.seq + 1, escalation: null })
  return 'forked'
}

/** How far the hub knows a stream of the caller's; nothing at all of one that it has never seen. What has forked is taken down. */
export async function readHead(hub: Hub, id: string, caller: Caller, has: z.infer<typeof DeviceHead>): Promise<StreamHead> {
  const stream = await findStream(hub.store, id)
  if (stream === undefined) return headOf(hub, { id, seq: 0, hash: null, watermark: 0, state: 'open' })
  requireOwn(stream, caller)
  return headOf(hub, { ...stream, state: await stateOf(hub, stream, has) })
}

const mostHashes = 500

/** Hashes of a stream and of what it continues, from an event on. */
export async function readHashes(hub: Hub, id: string, caller: Caller, from: number): Promise<z.infer<typeof StreamHashes>> {
  const stream = await findStream(hub.store, id)
  if (stream === undefined) return []
  requireOwn(stream, caller)
  const found: z.infer<typeof StreamHashes> = []
  let before = Infinity
  for (const each of await lineageOf(hub.store, stream)) {
    const ofThis = hub.store.selectFrom('events').where('stream', '=', each)
    const rows = await ofThis
      .select(['seq', 'hash'])
      .where('seq', '>=', from)
      .where('seq', '<', Math.min(before, from + mostHashes))
      .orderBy('seq')
      .execute()
    found.unshift(...rows)
    // What the one before had beyond its last event in common is no part of this history.
    const { first } = await ofThis.select(({ fn }) => fn.min('seq').as('first')).executeTakeFirstOrThrow()
    before = first ?? before
  }
  return found
}
