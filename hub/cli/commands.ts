import type { Role } from '../../shared/domain/values.ts'
import { invite } from '../access/invitations.ts'
import { addPerson, findPerson, listPeople } from '../access/people.ts'
import { assignBatch } from '../leases/assign.ts'
import { checkAddress, defaultAddress } from '../setup/address.ts'
import { initHub } from '../setup/init.ts'
import { readStatus } from '../status/status.ts'
import { withHub, type CommonOptions, type Outcome } from './console.ts'
import { statusWords } from './status-words.ts'

type AddressOption = { address?: string }
const addressIn = ({ address }: AddressOption): string | null => (address === undefined ? null : checkAddress(address))

const invitationWords = (whom: string, invitation: string): string =>
  `${whom}: good once, for 24 hours.\n\n${invitation}\n\nPaste it into the workstation.`

export async function init({ data, sample, address }: CommonOptions & AddressOption & { sample?: true }): Promise<Outcome> {
  const made = await initHub(data, { sample: sample === true, address: checkAddress(address ?? defaultAddress) })
  const words = [
    `A hub was made in ${data}.`,
    `Fingerprint:  ${made.fingerprint}`,
    `Recovery key: ${made.recoveryKey}`,
    'The recovery key is shown this once and stored nowhere. Keep it on paper, away from this machine:',
    'without it a forgotten passphrase or a damaged vault is lost.',
  ]
  return { value: made, words: words.join('\n') }
}

export const addPeople = (code: string, options: CommonOptions & AddressOption & { role: Role }): Promise<Outcome> =>
  withHub(options.data, async hub => {
    const address = addressIn(options)
    const { person, role } = await addPerson(hub, code, options.role)
    const invitation = await invite(hub, 'person', person, address)
    return { value: { person, code, role, invitation }, words: invitationWords(`${code} (${role})`, invitation) }
  })

export const invitePeople = (code: string, options: CommonOptions & AddressOption): Promise<Outcome> =>
  withHub(options.data, async hub => {
    const { person, role } = await findPerson(hub.store, code)
    const invitation = await invite(hub, 'person', person, addressIn(options))
    return { value: { person, code, role, invitation }, words: invitationWords(`${code} (${role})`, invitation) }
  })

export const showPeople = ({ data }: CommonOptions): Promise<Outcome> =>
  withHub(data, async ({ store }) => {
    const people = await listPeople(store)
    const words = people.length === 0 ? 'Nobody yet; add somebody with: people add CODE --role ROLE' : people.map(({ code, role }) => `${code.padEnd(32)} ${role}`).join('\n')
    return { value: { people }, words }
  })

export const enrol = (options: CommonOptions & AddressOption): Promise<Outcome> =>
  withHub(options.data, async hub => {
    const invitation = await invite(hub, 'device', null, addressIn(options))
    return { value: { invitation }, words: invitationWords('A device', invitation) }
  })

type AssignOptions = CommonOptions & { person: string; project: string; locale?: string; count: number; name?: string; hours?: number }

export const assign = ({ data, person, project, locale, count, name, hours }: AssignOptions): Promise<Outcome> =>
  withHub(data, async hub => {
    const value = await assignBatch(hub, { person, project, count, locale: locale ?? null, name: name ?? null, hours: hours ?? null })
    return { value, words: `${value.clips} clips for ${person}: batch ${value.batch}` }
  })

export const status = ({ data }: CommonOptions): Promise<Outcome> =>
  withHub(data, async hub => {
    const value = await readStatus(hub)
    return { value, words: statusWords(value) }
  })
