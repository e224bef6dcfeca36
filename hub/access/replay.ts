import type { Replayers, Unready } from '../journal/replayer.ts'
import type { Store } from '../store/store.ts'

async function lacking(transaction: Store, { person, device }: { person: string; device: string }): Promise<Unready | null> {
  const known = await transaction.selectFrom('people').select('id').where('id', '=', person).executeTakeFirst()
  if (known === undefined) return { subject: person, why: 'This person is not known here.' }
  const enrolled = await transaction.selectFrom('devices').select('id').where('id', '=', device).executeTakeFirst()
  return enrolled === undefined ? { subject: device, why: 'This device is not enrolled here.' } : null
}

/** Devices and people that came after a backup: without them, what they send again would be refused. */
export const accessReplayers: Pick<Replayers, 'device.enrolled' | 'person.added' | 'person.joined'> = {
  async 'device.enrolled'(transaction, { at, payload: { device, signingKey, sealingKey } }) {
    const row = { id: device, signing_key: signingKey, sealing_key: sealingKey, enrolled_at: at }
    await transaction.insertInto('devices').values(row).onConflict(conflict => conflict.doNothing()).execute()
    return null
  },
  async 'person.added'(transaction, { at, payload: { person, code, role } }) {
    const row = { id: person, code, role, created_at: at }
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
}
