import { Secret } from 'otpauth'
import type { Role } from '../../shared/domain/values.ts'
import type { Person } from '../../shared/hub-api/access.ts'
import { invite } from '../access/invitations.ts'
import { addPerson, findPerson, listPeople, setDeputy, setSite } from '../access/people.ts'
import { givePin } from '../access/pins.ts'
import { giveFactor, needsFactor } from '../access/second-factor.ts'
import { HubFault } from '../fault.ts'
import { readFacts, type Hub } from '../hub.ts'
import { checkEmail, checkWebhook, clearContacts, contactsOf, setEmail, setWebhook } from '../notices/contacts.ts'
import { withHub, type CommonOptions, type Outcome } from './console.ts'
import { addressIn, invitationWords, type AddressOption } from './invitations.ts'

const factorWords = (code: string, factor: string): string =>
  `The second factor of ${code}, shown this once. Make a QR code of it, or type its secret into an authenticator app:\n\n${factor}`

export const add = (code: string, options: CommonOptions & AddressOption & { role: Role; site?: string }): Promise<Outcome> =>
  withHub(options.data, async hub => {
    const address = addressIn(options)
    const { person, role } = await addPerson(hub, code, options.role, options.site ?? null)
    const invitation = await invite(hub, 'person', person, address)
    const words = invitationWords(`${code} (${role})`, invitation)
    if (!needsFactor(role)) return { value: { person, code, role, invitation }, words }
    const factor = await giveFactor(hub, { person, code })
    return { value: { person, code, role, invitation, factor }, words: `${words}\n\n${factorWords(code, factor)}` }
  })

export const inviteAgain = (code: string, options: CommonOptions & AddressOption): Promise<Outcome> =>
  withHub(options.data, async hub => {
    const { person, role } = await findPerson(hub.store, code)
    const invitation = await invite(hub, 'person', person, addressIn(options))
    return { value: { person, code, role, invitation }, words: invitationWords(`${code} (${role})`, invitation) }
  })

export const list = ({ data }: CommonOptions): Promise<Outcome> =>
  withHub(data, async ({ store }) => {
    const people = await listPeople(store)
    const words = people.length === 0 ? 'Nobody yet; add somebody with: people add CODE --role ROLE' : people.map(({ code, role }) => `${code.padEnd(32)} ${role}`).join('\n')
    return { value: { people }, words }
  })

export const site = (code: string, { data, name }: CommonOptions & { name?: string }): Promise<Outcome> =>
  withHub(data, async hub => {
    const { person } = await setSite(hub, code, name ?? null)
    return { value: { person, code, site: name ?? null }, words: name === undefined ? `Nothing is known any more of where ${code} works.` : `${code} works at ${name}.` }
  })

/** A secret that others know protects nothing; the sample hub's people are invented, and so are theirs. */
async function knownSecret(hub: Hub, base32: string): Promise<Uint8Array> {
  if ((await readFacts(hub.store)).policy.sample) return new Uint8Array(Secret.fromBase32(base32).buffer)
  throw new HubFault('not_sample', 'Only a sample hub takes a secret that is known already.', 'Nothing was changed.', 'Leave --secret out: the hub draws one and shows it once.')
}

export const totp = (code: string, { data, secret }: CommonOptions & { secret?: string }): Promise<Outcome> =>
  withHub(data, async hub => {
    const { person } = await findPerson(hub.store, code)
    const factor = await (secret === undefined ? giveFactor(hub, { person, code }) : giveFactor(hub, { person, code }, await knownSecret(hub, secret)))
    return { value: { person, code, factor }, words: `${factorWords(code, factor)}\n\nWhat ${code} had before counts no longer.` }
  })

export const pin = (code: string, { data }: CommonOptions): Promise<Outcome> =>
  withHub(data, async hub => {
    const { person } = await findPerson(hub.store, code)
    const drawn = await givePin(hub, person)
    const words = `The PIN of ${code}, shown this once: ${drawn}\nIt acknowledges reports by the link in a message, and opens nothing else.`
    return { value: { person, code, pin: drawn }, words }
  })

const reachedWords = async (hub: Hub, { person, code }: Person): Promise<string> => {
  const contacts = await contactsOf(hub, person)
  if (contacts.length === 0) return `${code} is reached by no message.`
  return [`${code} is reached by:`, ...contacts.map(({ channel, address }) => `  ${channel.padEnd(8)} ${address}`)].join('\n')
}

type ContactOptions = CommonOptions & { email?: string; webhook?: string; clear?: true }

export const contact = (code: string, { data, email, webhook, clear }: ContactOptions): Promise<Outcome> =>
  withHub(data, async hub => {
    const person = await findPerson(hub.store, code)
    // Both are looked at before either is written.
    if (email !== undefined) checkEmail(email)
    if (webhook !== undefined) checkWebhook(webhook)
    if (clear === true) await clearContacts(hub, person.person)
    if (email !== undefined) await setEmail(hub, person.person, email)
    const secret = webhook === undefined ? null : await setWebhook(hub, person.person, webhook)
    const contacts = (await contactsOf(hub, person.person)).map(({ channel, address }) => ({ channel, address }))
    const words = await reachedWords(hub, person)
    const secretWords = secret === null ? '' : `\n\nWhat the webhook's messages are signed with, shown this once:\n\n${secret}`
    return { value: { person: person.person, code, contacts, ...(secret === null ? {} : { webhookSecret: secret }) }, words: `${words}${secretWords}` }
  })

/** Names somebody to be a second person on cases although they are no safety or privacy role; such a person needs a second factor too. */
export const deputy = (code: string, { data, remove }: CommonOptions & { remove?: true }): Promise<Outcome> =>
  withHub(data, async hub => {
    const { person, role } = await findPerson(hub.store, code)
    await setDeputy(hub, person, remove !== true)
    const value = { person, code, role, deputy: remove !== true }
    if (remove === true) return { value, words: `${code} is a deputy no longer.` }
    const known = await hub.store.selectFrom('second_factors').select('person').where('person', '=', person).executeTakeFirst()
    if (known !== undefined) return { value, words: `${code} may be the second person on cases.` }
    const factor = await giveFactor(hub, { person, code })
    return { value: { ...value, factor }, words: `${code} may be the second person on cases.\n\n${factorWords(code, factor)}` }
  })
