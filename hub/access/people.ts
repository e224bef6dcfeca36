import { randomUUID } from 'node:crypto'
import { PersonCode, type Person } from '../../shared/hub-api/access.ts'
import type { Role } from '../../shared/domain/values.ts'
import { Site } from '../../shared/hub-api/period-figures.ts'
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

function checkSite(site: string | null): void {
  if (site === null || Site.safeParse(site).success) return
  throw new HubFault('site_malformed', `"${site}" cannot be the name of a site.`, 'Nothing was changed.', 'Use up to 40 letters, digits, spaces, full stops and hyphens: for example Cluj.')
}

/** Says where somebody works; null where that is nobody's business any more. Figures by site follow it, also those of before. */
export async function setSite(hub: Hub, code: string, site: string | null): Promise<Person> {
  checkSite(site)
  return hub.store.transaction().execute(async transaction => {
    const person = await findPerson(transaction, code)
    await transaction.updateTable('people').set({ site }).where('id', '=', person.person).execute()
    await hub.journal.append(transaction, 'person.site', { person: person.person, site })
    return person
  })
}

/** Adds somebody by a code that says nothing about them. */
export async function addPerson(hub: Hub, code: string, role: Role, site: string | null = null): Promise<Person> {
  if (!PersonCode.safeParse(code).success) {
    throw new HubFault('code_malformed', `"${code}" cannot be a person's code.`, 'Nobody was added.', 'Use 2 to 32 small letters, digits and hyphens, and no real name: for example r-17.')
  }
  checkSite(site)
  return hub.store.transaction().execute(async transaction => {
    const known = await transaction.selectFrom('people').select('id').where('code', '=', code).executeTakeFirst()
    if (known !== undefined) {
      throw new HubFault('person_exists', `Somebody goes by "${code}" already.`, 'Nobody was added.', `Choose another code, or invite this person for another device with: people invite ${code}`)
    }
    const row = { id: randomUUID(), code, role, created_at: hub.now(), site }
    await transaction.insertInto('people').values(row).execute()
    await hub.journal.append(transaction, 'person.added', { person: row.id, code, role, site })
    return asPerson(row)
  })
}
