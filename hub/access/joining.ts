import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { EnrolDevice, JoinPerson, type DoublySigned, type Person } from '../../shared/hub-api/access.ts'
import type { Signed } from '../../shared/hub-api/signed.ts'
import type { Hub } from '../hub.ts'
import { Refusal } from '../refusal.ts'
import type { Store } from '../store/store.ts'
import { isRetired } from './devices.ts'
import { redeem } from './invitations.ts'
import { readPayload, requireBoth, requireDevice } from './signed.ts'

/** Commits in any case, so that a failed try is counted, and only then throws. */
async function redeeming<T>(hub: Hub, work: (transaction: Store) => Promise<T | Refusal>): Promise<T> {
  const outcome = await hub.store.transaction().execute(work)
  if (outcome instanceof Refusal) throw outcome
  return outcome
}

/** Enrols a device that proves to hold its signing key; answers its id, and again where the first answer was lost. */
export async function enrolDevice(hub: Hub, signed: Signed): Promise<string> {
  const { invitation, signingKey, sealingKey } = readPayload(EnrolDevice, signed.payload)
  requireDevice('enrol-device', signed, signingKey)
  return redeeming(hub, async transaction => {
    const known = await transaction.selectFrom('devices').select(['id', 'sealing_key']).where('signing_key', '=', signingKey).executeTakeFirst()
    if (known?.sealing_key === sealingKey) return known.id
    if (known !== undefined) return new Refusal('invalid_request', 'A device with this key and another one to seal to is enrolled already.')
    const redeemed = await redeem(hub, transaction, 'device', invitation)
    if (redeemed instanceof Refusal) return redeemed
    const id = randomUUID()
    await transaction.insertInto('devices').values({ id, signing_key: signingKey, sealing_key: sealingKey, enrolled_at: hub.now() }).execute()
    await hub.journal.append(transaction, 'device.enrolled', { device: id, signingKey, sealingKey })
    return id
  })
}

async function bindPerson(hub: Hub, transaction: Store, join: z.infer<typeof JoinPerson>): Promise<Person | Refusal> {
  const isHere = (person: string | null): Refusal | null =>
    join.present.some(present => present === person) ? new Refusal('already_joined', 'This person has a vault on this device.') : null
  const redeemed = await redeem(hub, transaction, 'person', join.invitation, isHere)
  if (redeemed instanceof Refusal) return redeemed
  const row = await transaction.selectFrom('people').select(['id', 'code', 'role']).where('id', '=', redeemed.person ?? '').executeTakeFirstOrThrow()
  const binding = { person: row.id, device: join.device, key: join.personKey, joined_at: hub.now() }
  // A lost vault is replaced by a new one, whose key is then the only one that counts on this device.
  await transaction
    .insertInto('person_keys')
    .values(binding)
    .onConflict(conflict => conflict.columns(['person', 'device']).doUpdateSet({ key: binding.key, joined_at: binding.joined_at }))
    .execute()
  await hub.journal.append(transaction, 'person.joined', { person: row.id, device: join.device, key: join.personKey })
  return { person: row.id, code: row.code, role: row.role }
}

/** Lets an invited person work on an enrolled device, with the key that their vault there holds. */
export async function joinPerson(hub: Hub, signed: DoublySigned): Promise<Person> {
  const join = readPayload(JoinPerson, signed.payload)
  const device = await hub.store.selectFrom('devices').select('signing_key').where('id', '=', join.device).executeTakeFirst()
  if (device === undefined) throw new Refusal('unauthorised', 'This device is not enrolled here.')
  if (await isRetired(hub.store, join.device)) throw new Refusal('device_retired', 'This device was retired; nobody joins on it any more.')
  requireBoth('join-person', signed, { device: device.signing_key, person: join.personKey })
  return redeeming(hub, transaction => bindPerson(hub, transaction, join))
}
