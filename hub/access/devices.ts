import type { z } from 'zod'
import { RetirementReceipt, type RetirementOrder } from '../../shared/hub-api/retirement.ts'
import type { Signed } from '../../shared/hub-api/signed.ts'
import { HubFault } from '../fault.ts'
import { readFacts, type Hub } from '../hub.ts'
import { Refusal } from '../refusal.ts'
import type { Store } from '../store/store.ts'
import { readPayload, requireDevice } from './signed.ts'

/** Every device, who joined on it, and whether it was retired. */
export async function listDevices(store: Store) {
  const devices = await store
    .selectFrom('devices')
    .leftJoin('retirements', 'retirements.device', 'devices.id')
    .select(['devices.id as device', 'enrolled_at as enrolledAt', 'retirements.at as retiredAt', 'retirements.reason', 'retirements.received_at as destroyedAt'])
    .orderBy('enrolled_at')
    .execute()
  const joined = await store.selectFrom('person_keys').innerJoin('people', 'people.id', 'person_keys.person').select(['person_keys.device', 'people.code']).orderBy('people.code').execute()
  const heard = await store.selectFrom('streams').select(({ fn }) => ['device', fn.max('last_contact_at').as('at'), fn.sum('waiting').as('waiting')]).groupBy('device').execute()
  return devices.map(device => {
    const last = heard.find(each => each.device === device.device)
    return { ...device, people: joined.flatMap(each => (each.device === device.device ? [each.code] : [])), lastContactAt: last?.at ?? null, waiting: Number(last?.waiting ?? 0) }
  })
}

/** Has a device destroy what it holds at its next contact; its sessions end now, so that any contact is the next. */
export async function retireDevice(hub: Hub, device: string, reason: string, atOnce: boolean): Promise<void> {
  await hub.store.transaction().execute(async transaction => {
    const known = await transaction.selectFrom('devices').leftJoin('retirements', 'retirements.device', 'devices.id').select(['devices.id', 'retirements.at']).where('devices.id', '=', device).executeTakeFirst()
    if (known === undefined) throw new HubFault('device_unknown', `There is no device ${device}.`, 'Nothing was changed.', 'See which there are with: devices list')
    if (known.at !== null) throw new HubFault('device_retired', 'This device was retired before.', 'That still holds.', 'See whether it has answered with: devices list')
    await transaction.insertInto('retirements').values({ device, at: hub.now(), reason, at_once: atOnce ? 1 : 0 }).execute()
    await transaction.deleteFrom('sessions').where('device', '=', device).execute()
    await hub.journal.append(transaction, 'device.retired', { device, reason, atOnce })
  })
}

/** The order that a device gets with every session it opens once it was retired, else null. */
export async function orderFor(hub: Hub, device: string): Promise<Signed | null> {
  const row = await hub.store.selectFrom('retirements').select('at_once').where('device', '=', device).executeTakeFirst()
  if (row === undefined) return null
  const { id, epoch, revision } = await readFacts(hub.store)
  return hub.keys.sign('retirement', { type: 'retirement', hub: id, epoch, version: revision, device, atOnce: row.at_once === 1 } satisfies RetirementOrder)
}

export async function isRetired(store: Store, device: string): Promise<boolean> {
  return (await store.selectFrom('retirements').select('device').where('device', '=', device).executeTakeFirst()) !== undefined
}

/** Notes a device's last word, with which its leases end; whether it was new. */
export async function applyReceipt(transaction: Store, device: string, signed: Signed, at: number): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('retirements')
    .set({ receipt: JSON.stringify(signed), received_at: at })
    .where('device', '=', device)
    .where('receipt', 'is', null)
    .executeTakeFirstOrThrow()
  await transaction.updateTable('leases').set({ ends_at: at }).where('device', '=', device).where('ends_at', '>', at).execute()
  return numUpdatedRows > 0n
}

/** Takes a device's last word; its leases end with it. The same receipt again is harmless. */
export async function takeReceipt(hub: Hub, device: string, signed: Signed): Promise<z.infer<typeof RetirementReceipt>> {
  const receipt = readPayload(RetirementReceipt, signed.payload)
  const { signing_key } = await hub.store.selectFrom('devices').select('signing_key').where('id', '=', device).executeTakeFirstOrThrow()
  requireDevice('retired', signed, signing_key)
  if (receipt.device !== device || !(await isRetired(hub.store, device))) throw new Refusal('forbidden', 'This device was not retired.')
  const now = hub.now()
  await hub.store.transaction().execute(async transaction => {
    if (await applyReceipt(transaction, device, signed, now)) await hub.journal.append(transaction, 'device.destroyed', { device, receipt: signed })
  })
  return receipt
}
