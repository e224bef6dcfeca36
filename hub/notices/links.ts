import { sha256, toText } from '../keys/bytes.ts'
import type { Hub } from '../hub.ts'
import type { Store } from '../store/store.ts'

// Links that acknowledge: good once, for a day and five PINs. The hub keeps a hash; the link itself can be made again
// from the master key for every attempt to send it.

export const linkPath = '/acknowledge'

const lifeMs = 24 * 3_600_000
const mostFailures = 5

export const addLink = (hub: Hub, transaction: Store, notice: string): Promise<unknown> =>
  transaction
    .insertInto('acknowledge_links')
    .values({ token_hash: sha256(hub.keys.linkToken(notice)), notice, expires_at: hub.now() + lifeMs })
    .execute()

/** The address to send, or null where the notice has no link or the hub no address that a telephone finds. */
export async function linkOf(hub: Hub, notice: string, baseUrl: string | null): Promise<string | null> {
  if (baseUrl === null) return null
  const token = hub.keys.linkToken(notice)
  const found = await hub.store.selectFrom('acknowledge_links').select('notice').where('token_hash', '=', sha256(token)).executeTakeFirst()
  return found === undefined ? null : `${baseUrl}${linkPath}/${toText(token)}`
}

export type Link = { token_hash: Buffer; person: string; escalation: string }

/** The link behind a token, as long as it is good; null for one that never was, is used up, or too old. */
export async function goodLink(store: Store, token: Uint8Array, now: number): Promise<Link | null> {
  const found = await store
    .selectFrom('acknowledge_links')
    .innerJoin('notices', 'notices.id', 'acknowledge_links.notice')
    .select(['token_hash', 'notices.person', 'notices.escalation'])
    .where('token_hash', '=', sha256(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .where('failures', '<', mostFailures)
    .executeTakeFirst()
  return found ?? null
}

export const countFailure = (transaction: Store, { token_hash }: Link): Promise<unknown> =>
  transaction.updateTable('acknowledge_links').set(({ eb }) => ({ failures: eb('failures', '+', 1) })).where('token_hash', '=', token_hash).execute()

/** Uses a link up; false where somebody was faster. */
export async function useLink(transaction: Store, { token_hash }: Link, now: number): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('acknowledge_links')
    .set({ used_at: now })
    .where('token_hash', '=', token_hash)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}
