import type { z } from 'zod'
import { OpenSession, type DoublySigned, type Person } from '../../shared/hub-api/access.ts'
import type { Hub } from '../hub.ts'
import { sha256, toText } from '../keys/bytes.ts'
import { Refusal } from '../refusal.ts'
import type { Caller } from '../server/call.ts'
import type { Store } from '../store/store.ts'
import { passFactor } from './second-factor.ts'
import { readPayload, requireBoth } from './signed.ts'

const lifeMs = 3_600_000
const mostSkewMs = 5 * 60_000
/** Longer than a request's time may be off in either direction: an older one is refused for its age. */
const nonceLifeMs = 3 * mostSkewMs

async function deviceKey(store: Store, device: string): Promise<string> {
  const row = await store.selectFrom('devices').select('signing_key').where('id', '=', device).executeTakeFirst()
  if (row === undefined) throw new Refusal('unauthorised', 'This device is not enrolled here.')
  return row.signing_key
}

async function personOn(store: Store, person: string, device: string): Promise<Person & { key: string }> {
  const row = await store
    .selectFrom('person_keys')
    .innerJoin('people', 'people.id', 'person_keys.person')
    .select(['people.id', 'people.code', 'people.role', 'person_keys.key'])
    .where('person_keys.person', '=', person)
    .where('person_keys.device', '=', device)
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('unauthorised', 'This person has not joined on this device.')
  return { person: row.id, code: row.code, role: row.role, key: row.key }
}

async function useNonce(transaction: Store, { device, nonce }: z.infer<typeof OpenSession>, now: number): Promise<void> {
  await transaction.deleteFrom('nonces').where('used_at', '<=', now - nonceLifeMs).execute()
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('nonces')
    .values({ device, nonce, used_at: now })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 0n) throw new Refusal('unauthorised', 'This request was made before.')
}

export type NewSession = { device: string; token: string; expiresAt: number; time: number; person: Person | null }

type Opening = { asked: z.infer<typeof OpenSession>; person: Person | null; time: number }

/** Takes the session down; one that a second factor opened ends with it. */
async function enter(hub: Hub, transaction: Store, { asked, person, time }: Opening): Promise<NewSession | Refusal> {
  await useNonce(transaction, asked, time)
  const factor = person === null ? null : await passFactor(hub, transaction, { ...person, device: asked.device, totp: asked.totp })
  if (factor instanceof Refusal) return factor
  const token = hub.random(32)
  const expiresAt = Math.min(time + lifeMs, factor ?? Infinity)
  await transaction.deleteFrom('sessions').where('expires_at', '<=', time).execute()
  const session = { token_hash: sha256(token), device: asked.device, person: asked.person, expires_at: expiresAt }
  await transaction.insertInto('sessions').values(session).execute()
  return { device: asked.device, token: toText(token), expiresAt, time, person }
}

/** Opens a session of an hour; its token is kept as a hash only. */
export async function openSession(hub: Hub, signed: DoublySigned): Promise<NewSession> {
  const asked = readPayload(OpenSession, signed.payload)
  const device = await deviceKey(hub.store, asked.device)
  const joined = asked.person === null ? null : await personOn(hub.store, asked.person, asked.device)
  requireBoth('session', signed, { device, person: joined?.key ?? null })
  const time = hub.now()
  if (Math.abs(time - asked.at) > mostSkewMs) {
    throw new Refusal('clock_skewed', 'The time in the request is more than 5 minutes off; ask for the hub\'s time first.')
  }
  const person = joined === null ? null : { person: joined.person, code: joined.code, role: joined.role }
  const opened = await hub.store.transaction().execute(transaction => enter(hub, transaction, { asked, person, time }))
  if (opened instanceof Refusal) throw opened
  return opened
}

/** Whose session a bearer token is; null where it is nobody's (any more). */
export async function callerOf(hub: Hub, token: Buffer): Promise<(Caller & { retired: boolean }) | null> {
  const row = await hub.store
    .selectFrom('sessions')
    .leftJoin('people', 'people.id', 'sessions.person')
    .leftJoin('retirements', 'retirements.device', 'sessions.device')
    .select(['sessions.device', 'people.id', 'people.code', 'people.role', 'retirements.at as retiredAt'])
    .where('token_hash', '=', sha256(token))
    .where('expires_at', '>', hub.now())
    .executeTakeFirst()
  if (row === undefined) return null
  const { device, id, code, role, retiredAt } = row
  return { device, retired: retiredAt !== null, person: id === null || code === null || role === null ? null : { person: id, code, role } }
}
