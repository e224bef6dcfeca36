import { randomUUID } from 'node:crypto'
import { PersonCode, type Person } from '../../shared/hub-api/access.ts'
import type { Role } from '../../shared/domain/values.ts'
import { HubFault } from '../fault.ts'
import type { Hub } from '../hub.ts'
import type { Store } from '../store/store.ts'

const asPerson = ({ id, code, role }: { id: string; code: string; role: Role }): Person => ({ person: id, code, role })

export async function listPeople(store: Store): Promise<Person[]> {
  const rows = await store.selectFrom('people').select(['id', 'code', 'role']).orderBy('code').execute()
  return rows.map(asPerson)
}

/** The person known by a code; a fault where there is none. */
export async function findPerson(store: Store, code: string): Promise<Person> {
  const row = await store.selectFrom('people').select(['id', 'code', 'role']).where('code', '=', code).executeTakeFirst()
  if (row !== undefined) return asPerson(row)
  throw new HubFault('person_unknown', `Nobody here goes by "${code}".`, 'Nothing was changed.', 'See who is known with: people list')
}

/** Names somebody to be a second person on cases beyond their role, or no longer. */
export const setDeputy = (hub: Hub, person: string, deputy: boolean): Promise<void> =>
  hub.store.transaction().execute(async transaction => {
    await transaction.updateTable('people').set({ deputy: deputy ? 1 : 0 }).where('id', '=', person).execute()
    await hub.journal.append(transaction, 'person.deputy', { person, deputy })
  })

/** Adds somebody by a code that says nothing about them. */
export async function addPerson(hub: Hub, code: string, role: Role): Promise<Person> {
  if (!PersonCode.safeParse(code).success) {
    throw new HubFault('code_malformed', `"${code}" cannot be a person's code.`, 'Nobody was added.', 'Use 2 to 32 small letters, digits and hyphens, and no real name: for example r-17.')
  }
  return hub.store.transaction().execute(async transaction => {
    const known = await transaction.selectFrom('people').select('id').where('code', '=', code).executeTakeFirst()
    if (known !== undefined) {
      throw new HubFault('person_exists', `Somebody goes by "${code}" already.`, 'Nobody was added.', `Choose another code, or invite this person for another device with: people invite ${code}`)
    }
    const row = { id: randomUUID(), code, role, created_at: hub.now() }
    await transaction.insertInto('people').values(row).execute()
    await hub.journal.append(transaction, 'person.added', { person: row.id, code, role })
    return asPerson(row)
  })
}
