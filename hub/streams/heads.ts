import type { StreamHead } from '../../shared/hub-api/streams.ts'
import { readFacts, type Hub } from '../hub.ts'
import { Refusal } from '../refusal.ts'
import type { Caller } from '../server/call.ts'
import type { Store } from '../store/store.ts'
import type { StreamOwner } from './recording.ts'

export type KnownStream = StreamOwner & { id: string; seq: number; hash: string | null; watermark: number }

export const findStream = (store: Store, id: string): Promise<KnownStream | undefined> =>
  store.selectFrom('streams').select(['id', 'device', 'person', 'seq', 'hash', 'watermark']).where('id', '=', id).executeTakeFirst()

export const ownerOf = ({ device, person }: StreamOwner): StreamOwner => ({ device, person })

/** A person's stream speaks in that person's sessions on its device only, a device's own in any of that device. */
export function requireOwn(owner: StreamOwner, caller: Caller): void {
  const own = owner.device === caller.device && (owner.person === null || owner.person === caller.person?.person)
  if (!own) throw new Refusal('stream_foreign', 'This stream is another device\'s or another person\'s.')
}

export async function headOf(hub: Hub, { id, seq, hash, watermark }: Omit<KnownStream, keyof StreamOwner>): Promise<StreamHead> {
  const { epoch } = await readFacts(hub.store)
  return { stream: id, epoch, seq, hash, watermark }
}

/** How far the hub knows a stream of the caller's; nothing at all of one that it has never seen. */
export async function readHead(hub: Hub, id: string, caller: Caller): Promise<StreamHead> {
  const stream = await findStream(hub.store, id)
  if (stream === undefined) return headOf(hub, { id, seq: 0, hash: null, watermark: 0 })
  requireOwn(stream, caller)
  return headOf(hub, stream)
}
