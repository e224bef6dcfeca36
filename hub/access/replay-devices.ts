import type { Replayers, Unready } from '../journal/replayer.ts'
import type { Store } from '../store/store.ts'
import { applyReceipt } from './devices.ts'

const isEnrolled = async (transaction: Store, device: string): Promise<boolean> =>
  (await transaction.selectFrom('devices').select('id').where('id', '=', device).executeTakeFirst()) !== undefined

const isAsked = async (transaction: Store, recovery: string): Promise<boolean> =>
  (await transaction.selectFrom('recoveries').select('id').where('id', '=', recovery).executeTakeFirst()) !== undefined

const notAsked = (recovery: string): Unready => ({ subject: recovery, why: 'This recovery is not known here.' })

type Kinds = 'device.retired' | 'device.destroyed' | 'recovery.asked' | 'recovery.approved' | 'recovery.released'

/** Laptops that were taken out of use since a backup stay so, and recoveries go on where they stood. */
export const deviceReplayers: Pick<Replayers, Kinds> = {
  async 'device.retired'(transaction, { at, payload: { device, reason, atOnce } }) {
    if (!(await isEnrolled(transaction, device))) return { subject: device, why: 'This device is not enrolled here.' }
    await transaction.insertInto('retirements').values({ device, at, reason, at_once: atOnce ? 1 : 0 }).onConflict(conflict => conflict.doNothing()).execute()
    return null
  },
  async 'device.destroyed'(transaction, { at, payload: { device, receipt } }) {
    await applyReceipt(transaction, device, receipt, at)
    return null
  },
  async 'recovery.asked'(transaction, { at, payload: { recovery, code, device, person, sealed, expiresAt } }) {
    const joined = await transaction.selectFrom('person_keys').select('person').where('person', '=', person).where('device', '=', device).executeTakeFirst()
    if (joined === undefined) return { subject: person, why: 'This person has not joined on this device here.' }
    const row = { id: recovery, code, device, person, sealed: JSON.stringify(sealed), asked_at: at, expires_at: expiresAt }
    await transaction.insertInto('recoveries').values(row).onConflict(conflict => conflict.doNothing()).execute()
    return null
  },
  async 'recovery.approved'(transaction, { at, payload: { recovery, by } }) {
    if (!(await isAsked(transaction, recovery))) return notAsked(recovery)
    await transaction.insertInto('recovery_approvals').values({ recovery, person: by, at }).onConflict(conflict => conflict.doNothing()).execute()
    return null
  },
  async 'recovery.released'(transaction, { at, payload: { recovery, released } }) {
    if (!(await isAsked(transaction, recovery))) return notAsked(recovery)
    await transaction.updateTable('recoveries').set({ released: JSON.stringify(released), released_at: at }).where('id', '=', recovery).where('released', 'is', null).execute()
    return null
  },
}
