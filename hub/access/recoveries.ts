import { randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import { recoveredInfo, recoveryInfo, type AskRecovery, type Recovery } from '../../shared/hub-api/recoveries.ts'
import { Sealed } from '../../shared/hub-api/sealed.ts'
import type { z } from 'zod'
import { HubFault } from '../fault.ts'
import { readFacts, type Hub } from '../hub.ts'
import { toText } from '../keys/bytes.ts'
import { agreementPair, openSealed, sealTo } from '../keys/sealing.ts'
import { Refusal } from '../refusal.ts'
import type { RecoveryRow } from '../store/rows/access.ts'
import type { Store } from '../store/store.ts'
import { crockfordCode } from './invitations.ts'
import { findPerson } from './people.ts'
import { needsFactor, spendCode } from './second-factor.ts'

// A forgotten passphrase takes four: the device that holds one half, the hub that passes on, and two people.

const lifeMs = 24 * 3_600_000
const codeLength = 8
const peopleNeeded = 2

type Row = Selectable<RecoveryRow>

const agreedTo = (store: Store, recovery: string) =>
  store.selectFrom('recovery_approvals').innerJoin('people', 'people.id', 'recovery_approvals.person').select(['people.code', 'at']).where('recovery', '=', recovery).orderBy('at').orderBy('people.code').execute()

function stateOf({ used_at, released, expires_at }: Row, agreed: number, now: number): Recovery['state'] {
  if (used_at !== null) return 'used'
  if (expires_at <= now) return 'expired'
  if (released !== null) return 'ready'
  return agreed < peopleNeeded ? 'waiting' : 'agreed'
}

async function asRecovery({ store, now }: Hub, row: Row): Promise<Recovery> {
  const agreed = (await agreedTo(store, row.id)).length
  const state = stateOf(row, agreed, now())
  const sealed = state === 'ready' && row.released !== null ? Sealed.parse(JSON.parse(row.released)) : null
  return { recovery: row.id, code: row.code, state, agreed, expiresAt: row.expires_at, sealed }
}

/** A device asks for the key of a vault on it; asking again while that waits gives the same code. */
export async function askRecovery(hub: Hub, device: string, { person, sealed }: z.infer<typeof AskRecovery>): Promise<Recovery> {
  const now = hub.now()
  const known = await hub.store.selectFrom('person_keys').select('person').where('person', '=', person).where('device', '=', device).executeTakeFirst()
  if (known === undefined) throw new Refusal('not_found', 'This person has not joined on this device.')
  const row = await hub.store.transaction().execute(async transaction => {
    const open = await transaction
      .selectFrom('recoveries')
      .selectAll()
      .where('device', '=', device)
      .where('person', '=', person)
      .where('expires_at', '>', now)
      .where('used_at', 'is', null)
      .executeTakeFirst()
    if (open !== undefined) return open
    const asked = { id: randomUUID(), code: crockfordCode(hub.random, codeLength), device, person, sealed: JSON.stringify(sealed), asked_at: now, expires_at: now + lifeMs }
    await transaction.insertInto('recoveries').values(asked).execute()
    await hub.journal.append(transaction, 'recovery.asked', { recovery: asked.id, code: asked.code, device, person, sealed, expiresAt: asked.expires_at })
    return { ...asked, released: null, released_at: null, used_at: null }
  })
  return asRecovery(hub, row)
}

/** How a recovery stands, for the device that asked for it. */
export async function readRecovery(hub: Hub, device: string, id: string): Promise<Recovery> {
  const row = await hub.store.selectFrom('recoveries').selectAll().where('id', '=', id).where('device', '=', device).executeTakeFirst()
  if (row === undefined) throw new Refusal('not_found', 'This device asked for no such recovery.')
  return asRecovery(hub, row)
}

const unchanged = 'Nothing was changed.'

async function findOpen({ store, now }: Hub, transaction: Store, code: string): Promise<{ row: Row; agreed: readonly string[] }> {
  const row = await transaction.selectFrom('recoveries').selectAll().where('code', '=', code.trim().toUpperCase().replaceAll(/[\s-]/g, '')).executeTakeFirst()
  if (row === undefined) throw new HubFault('recovery_unknown', `No laptop shows the code "${code}".`, unchanged, 'Have the eight characters read out again; see what waits with: recovery list')
  const agreed = (await agreedTo(transaction ?? store, row.id)).map(each => each.code)
  const state = stateOf(row, agreed.length, now())
  if (state === 'expired' || state === 'used') {
    throw new HubFault('recovery_over', state === 'used' ? 'This recovery was used.' : 'This recovery waited for more than 24 hours.', unchanged, 'Ask for another one on the laptop.')
  }
  return { row, agreed }
}

export type Approved = { recovery: string; person: string; device: string; agreed: readonly string[]; needed: number }

/** Somebody of the safety or privacy role agrees, by a code of their second factor; a wrong code is counted. */
export async function approveRecovery(hub: Hub, code: string, by: string, totp: string | null): Promise<Approved> {
  const approver = await findPerson(hub.store, by)
  const outcome = await hub.store.transaction().execute(async transaction => {
    const { row, agreed } = await findOpen(hub, transaction, code)
    if (!needsFactor(approver.role)) throw new HubFault('recovery_not_theirs', `${by} is no safety lead and no privacy officer.`, unchanged, 'Ask two people of these roles.')
    if (row.person === approver.person) throw new HubFault('recovery_not_theirs', 'Nobody agrees to their own recovery.', unchanged, 'Ask two other people.')
    if (agreed.includes(by)) throw new HubFault('recovery_not_theirs', `${by} has agreed already.`, 'That still counts.', 'Ask a second person.')
    if (totp === null) throw new HubFault('factor_needed', `${by} agrees by a code of their authenticator app.`, unchanged, 'Have them read it out, and add: --totp CODE')
    const spent = await spendCode(hub, transaction, { ...approver, totp })
    if (spent instanceof Refusal) return spent
    await transaction.insertInto('recovery_approvals').values({ recovery: row.id, person: approver.person, at: hub.now() }).execute()
    await hub.journal.append(transaction, 'recovery.approved', { recovery: row.id, by: approver.person })
    return { recovery: row.id, person: row.person, device: row.device, agreed: [...agreed, by], needed: peopleNeeded }
  })
  if (!(outcome instanceof Refusal)) return outcome
  throw new HubFault('factor_wrong', outcome.message, unchanged, 'Wait for the next code in the app, then try again.')
}

const keyWrong = (): HubFault =>
  new HubFault('recovery_key_wrong', 'That is not this hub\'s recovery key.', unchanged, 'It was printed once, by "init"; give the file that holds it, one line.')

/** Opens the vault's key with the recovery key and seals it to the device that asked; the key itself is kept nowhere. */
export async function releaseRecovery(hub: Hub, code: string, recoveryKey: Uint8Array): Promise<Approved> {
  const { id: hubId } = await readFacts(hub.store)
  const { row, agreed } = await findOpen(hub, hub.store, code)
  if (agreed.length < peopleNeeded) {
    throw new HubFault('recovery_not_agreed', `${agreed.length} of ${peopleNeeded} people have agreed.`, unchanged, 'Have them agree first, with: recovery approve CODE --by PERSON')
  }
  if (recoveryKey.length !== 32 || agreementPair(recoveryKey).publicKey !== hub.keys.recoveryKey) throw keyWrong()
  const { sealing_key } = await hub.store.selectFrom('devices').select('sealing_key').where('id', '=', row.device).executeTakeFirstOrThrow()
  const key = await openSealed(Sealed.parse(JSON.parse(row.sealed)), toText(recoveryKey), recoveryInfo(hubId, row.device)).catch(() => {
    throw new HubFault('recovery_foreign', 'What the laptop sent was not sealed to this hub\'s recovery key.', unchanged, 'Its key file may be damaged or another hub\'s; what the hub has received is safe.')
  })
  const released = await sealTo(sealing_key, recoveredInfo(hubId, row.device, row.id), new Uint8Array(), new Uint8Array(key))
  key.fill(0)
  await hub.store.transaction().execute(async transaction => {
    await transaction.updateTable('recoveries').set({ released: JSON.stringify(released), released_at: hub.now() }).where('id', '=', row.id).execute()
    await hub.journal.append(transaction, 'recovery.released', { recovery: row.id, released })
  })
  return { recovery: row.id, person: row.person, device: row.device, agreed, needed: peopleNeeded }
}

/** Everything that was ever asked, newest first. */
export async function listRecoveries(hub: Hub) {
  const rows = await hub.store.selectFrom('recoveries').innerJoin('people', 'people.id', 'recoveries.person').selectAll('recoveries').select('people.code as who').orderBy('asked_at', 'desc').execute()
  return Promise.all(rows.map(async ({ who, ...row }) => {
    const agreed = await agreedTo(hub.store, row.id)
    return { code: row.code, person: who, device: row.device, askedAt: row.asked_at, state: stateOf(row, agreed.length, hub.now()), agreed: agreed.map(each => each.code) }
  }))
}
