import type { z } from 'zod'
import type { EventType } from '../../shared/hub-api/events.ts'
import { readReason } from '../../shared/hub-api/rejections.ts'
import type { OwnRejection, Rejection } from '../../shared/hub-api/streams.ts'
import type { Role } from '../../shared/domain/values.ts'
import type { Hub } from '../hub.ts'
import { Refusal } from '../refusal.ts'
import type { Caller, SignedInCaller } from '../server/call.ts'
import type { Store } from '../store/store.ts'
import { findStream, requireOwn } from './heads.ts'

/**
 * A supervisor is not to learn who reported what, least of all misuse, who opted out of what, whom a sound hurt, or who
 * contested gold; and safety has no business in anybody's work.
 */
const keptFromLeads: readonly EventType[] = ['escalation.filed', 'report.filed', 'escalation.replied', 'care.opted_out', 'sound.incident', 'gold.contested']

/** Nor why somebody was away, or that it was a skip: each is told as what it is one of. */
const toldToLeads: Readonly<Record<string, EventType>> = {
  'clip.skipped': 'annotation.submitted', 'shift.unsuited': 'shift.paused', 'shift.locked': 'shift.paused', 'shift.unlocked': 'shift.resumed',
}

/** Events that could not be used and that nobody has seen to, as far as a role sees to them. */
const openTo = (store: Store, role: Role) =>
  store
    .selectFrom('events')
    .innerJoin('streams', 'streams.id', 'events.stream')
    .leftJoin('people', 'people.id', 'streams.person')
    .leftJoin('settled_rejections as settled', join => join.onRef('settled.stream', '=', 'events.stream').onRef('settled.seq', '=', 'events.seq'))
    .where('events.rejected', 'is not', null)
    .where('settled.at', 'is', null)
    .where('events.type', role === 'supervisor' ? 'not in' : 'in', keptFromLeads)

const mostListed = 500

export async function listRejections({ store }: Hub, { person }: SignedInCaller): Promise<Rejection[]> {
  const rows = await openTo(store, person.role)
    .select([
      'events.stream', 'events.seq', 'events.type', 'people.code as person', 'events.at', 'events.received_at as receivedAt', 'events.rejected',
    ])
    .orderBy('events.received_at', 'desc')
    .orderBy('events.seq', 'desc')
    .limit(mostListed)
    .execute()
  const typeFor = (type: string): string => (person.role === 'supervisor' ? (toldToLeads[type] ?? type) : type)
  return rows.map(({ rejected, type, ...row }) => ({ ...row, type: typeFor(type), why: readReason(rejected ?? '') }))
}

/** Says that somebody has seen to it; the event itself stays as it is, for ever. Refuses with `not_found`. */
export async function settleRejection({ store, now }: Hub, { stream, seq }: { stream: string; seq: number }, { person }: SignedInCaller): Promise<Record<string, never>> {
  return store.transaction().execute(async transaction => {
    const found = await openTo(transaction, person.role).select('events.seq').where('events.stream', '=', stream).where('events.seq', '=', seq).executeTakeFirst()
    if (found === undefined) throw new Refusal('not_found', 'Nothing of the kind waits for you.')
    await transaction.insertInto('settled_rejections').values({ stream, seq, person: person.person, at: now() }).execute()
    return {}
  })
}

/** What became of the events of a stream of the caller's that could not be used. */
export async function readOwnRejections({ store }: Hub, id: string, caller: Caller): Promise<z.infer<typeof OwnRejection>[]> {
  const stream = await findStream(store, id)
  if (stream === undefined) return []
  requireOwn(stream, caller)
  return store
    .selectFrom('events')
    .leftJoin('settled_rejections as settled', join => join.onRef('settled.stream', '=', 'events.stream').onRef('settled.seq', '=', 'events.seq'))
    .select(['events.seq', 'settled.at as settledAt'])
    .where('events.stream', '=', id)
    .where('events.rejected', 'is not', null)
    .orderBy('events.seq')
    .execute()
}
