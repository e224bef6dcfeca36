import { timingSafeEqual } from 'node:crypto'
import { formatInvitation, type InvitationCode, type InvitationKind } from '../../shared/hub-api/access.ts'
import { readFacts, type Hub } from '../hub.ts'
import type { Random } from '../keys/bytes.ts'
import { Refusal } from '../refusal.ts'
import type { Store } from '../store/store.ts'

const lifeMs = 24 * 3_600_000
const mostFailures = 10

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** So many characters of Crockford's base32, each as likely as another. */
export const crockfordCode = (random: Random, count: number): string =>
  Array.from(random(count), byte => crockford[byte & 31]).join('')

/**
 * An invitation for a device, or for a person on a device: one string, good once, for 24 hours and ten tries.
 * Its secret is kept as a keyed hash only. `address` is where the workstation will find this hub.
 */
export async function invite(hub: Hub, kind: InvitationKind, person: string | null, address: string | null): Promise<string> {
  const code: InvitationCode = { id: crockfordCode(hub.random, 6), secret: crockfordCode(hub.random, 12) }
  const now = hub.now()
  const secretHash = hub.keys.invitationHash(code.id, code.secret)
  const row = { id: code.id, kind, person, secret_hash: secretHash, created_at: now, expires_at: now + lifeMs }
  await hub.store.insertInto('invitations').values(row).execute()
  const host = address ?? (await readFacts(hub.store)).address
  return formatInvitation({ kind, host, fingerprint: hub.keys.fingerprint, code })
}

const unknown = (): Refusal => new Refusal('invitation_unknown', 'There is no such invitation.')

/**
 * Uses an invitation up and answers whom it invites, or why it may not be used; `objection` may spare it for that
 * person. A wrong secret is counted, so the transaction has to be committed either way; only who knows the secret
 * learns more than that it is wrong.
 */
export async function redeem(
  hub: Hub,
  transaction: Store,
  kind: InvitationKind,
  code: InvitationCode,
  objection: (person: string | null) => Refusal | null = () => null,
): Promise<{ person: string | null } | Refusal> {
  const found = await transaction.selectFrom('invitations').selectAll().where('id', '=', code.id).executeTakeFirst()
  if (found === undefined) return unknown()
  if (found.failures >= mostFailures) return new Refusal('invitation_exhausted', 'This invitation was tried too often.')
  if (!timingSafeEqual(found.secret_hash, hub.keys.invitationHash(code.id, code.secret))) {
    await transaction.updateTable('invitations').set({ failures: found.failures + 1 }).where('id', '=', code.id).execute()
    return unknown()
  }
  if (found.kind !== kind) return unknown()
  if (found.used_at !== null) return new Refusal('invitation_used', 'This invitation was used before.')
  if (found.expires_at <= hub.now()) return new Refusal('invitation_expired', 'This invitation was good for 24 hours.')
  const objected = objection(found.person)
  if (objected !== null) return objected
  await transaction.updateTable('invitations').set({ used_at: hub.now() }).where('id', '=', code.id).execute()
  return { person: found.person }
}
