import { HubFault } from '../fault.ts'
import type { Hub } from '../hub.ts'
import { toText } from '../keys/bytes.ts'
import { isLoopback } from '../setup/address.ts'
import type { ContactChannel } from '../store/rows/notices.ts'

// How people are reached when they are not at a workstation. The addresses lie in the hub's encrypted database alone.

const malformed = (what: string): HubFault =>
  new HubFault('contact_malformed', what, 'Nothing was changed.', 'Give --email NAME@HOST, or --webhook https://HOST/PATH; http only to this machine.')

/** One address and nothing that a mail header could be smuggled in by. */
const mailbox = /^[^\s@<>(),;:"\\[\]]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?$/

/** Checks where messages may go: TLS, or this machine itself. */
export function checkWebhook(text: string): string {
  const url = URL.parse(text)
  const host = url?.hostname.replace(/^\[|\]$/g, '') ?? ''
  const mayGo = url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(host)))
  if (!mayGo || url.username !== '' || url.password !== '') throw malformed('That is not an address that messages may be posted to.')
  return url.href
}

export function checkEmail(text: string): string {
  if (mailbox.test(text)) return text
  throw malformed('That is not a mail address.')
}

const secretBytes = 32

async function setContact(hub: Hub, person: string, channel: ContactChannel, address: string, secret: Buffer | null): Promise<void> {
  const made = { address, secret, set_at: hub.now() }
  await hub.store
    .insertInto('contacts')
    .values({ person, channel, ...made })
    .onConflict(conflict => conflict.columns(['person', 'channel']).doUpdateSet(made))
    .execute()
}

export const setEmail = (hub: Hub, person: string, address: string): Promise<void> => setContact(hub, person, 'email', checkEmail(address), null)

/** Sets where messages are posted; answers, once, the secret that they are signed with. */
export async function setWebhook(hub: Hub, person: string, address: string): Promise<string> {
  const secret = hub.random(secretBytes)
  await setContact(hub, person, 'webhook', checkWebhook(address), hub.keys.sealFor('webhook', person, secret))
  return toText(secret)
}

export const clearContacts = ({ store }: Hub, person: string): Promise<unknown> => store.deleteFrom('contacts').where('person', '=', person).execute()

export type Contact = { channel: ContactChannel; address: string; secret: Buffer | null }

/** How somebody is reached; the secret of a webhook opened. */
export async function contactsOf({ store, keys }: Hub, person: string): Promise<Contact[]> {
  const rows = await store.selectFrom('contacts').selectAll().where('person', '=', person).orderBy('channel').execute()
  return rows.map(({ channel, address, secret }) => ({ channel, address, secret: secret === null ? null : keys.openFor('webhook', person, secret) }))
}
