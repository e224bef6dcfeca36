import { fromText } from '../keys/bytes.ts'
import type { Replayers, Unready } from '../journal/replayer.ts'
import type { Store } from '../store/store.ts'
import { keepPin } from './pins.ts'
import { keepFactor } from './second-factor.ts'

const isKnown = async (transaction: Store, person: string): Promise<boolean> =>
  (await transaction.selectFrom('people').select('id').where('id', '=', person).executeTakeFirst()) !== undefined
const unknown = (person: string): Unready => ({ subject: person, why: 'This person is not known here.' })

async function lacking(transaction: Store, { person, device }: { person: string; device: string }): Promise<Unready | null> {
  if (!(await isKnown(transaction, person))) return unknown(person)
  const enrolled = await transaction.selectFrom('devices').select('id').where('id', '=', device).executeTakeFirst()
  return enrolled === undefined ? { subject: device, why: 'This device is not enrolled here.' } : null
}

/**
 * Devices and people that came after a backup: without them, what they send again would be refused. What they prove themselves by
 * comes with them, so that a secret that was replaced opens nothing again.
 */
export const accessReplayers: Pick<Replayers, 'device.enrolled' | 'person.added' | 'person.joined' | 'person.deputy' | 'person.site' | 'factor.given' | 'pin.given'> = {
  async 'device.enrolled'(transaction, { at, payload: { device, signingKey, sealingKey } }) {
    const row = { id: device, signing_key: signingKey, sealing_key: sealingKey, enrolled_at: at }
    await transaction.insertInto('devices').values(row).onConflict(conflict => conflict.doNothing()).execute()
    return null
  },
  async 'person.added'(transaction, { at, payload: { person, code, role, site = null } }) {
    const row = { id: person, code, role, created_at: at, site }
    await transaction.insertInto('people').values(row).onConflict(conflict => conflict.doNothing()).execute()
    return null
  },
  async 'person.joined'(transaction, { at, payload: { person, device, key } }) {
    const lack = await lacking(transaction, { person, device })
    if (lack !== null) return lack
    await transaction
      .insertInto('person_keys')
      .values({ person, device, key, joined_at: at })
      .onConflict(conflict => conflict.columns(['person', 'device']).doUpdateSet({ key, joined_at: at }))
      .execute()
    return null
  },
  async 'person.deputy'(transaction, { payload: { person, deputy } }) {
    await transaction.updateTable('people').set({ deputy: deputy ? 1 : 0 }).where('id', '=', person).execute()
    return null
  },
  async 'person.site'(transaction, { payload: { person, site } }) {
    await transaction.updateTable('people').set({ site }).where('id', '=', person).execute()
    return null
  },
  async 'factor.given'(transaction, { at, payload: { person, sealed } }) {
    if (!(await isKnown(transaction, person))) return unknown(person)
    await keepFactor(transaction, person, { sealed: fromText(sealed), made_at: at })
    return null
  },
  async 'pin.given'(transaction, { at, payload: { person, salt, hash } }) {
    if (!(await isKnown(transaction, person))) return unknown(person)
    await keepPin(transaction, person, { salt: fromText(salt), hash: fromText(hash), set_at: at })
    return null
  },
}
