import { Secret, TOTP } from 'otpauth'
import type { Role } from '../../shared/domain/values.ts'
import { readFacts, type Hub } from '../hub.ts'
import { toText } from '../keys/bytes.ts'
import { Refusal } from '../refusal.ts'
import type { Store } from '../store/store.ts'
import { afterWrong, mustWait, untried } from './tries.ts'

// The second factor: time-based one-time codes (RFC 6238) as authenticator apps make them. Safety and privacy roles
// always need one, and whoever was given one: named deputies. Secrets lie sealed under the master key.

const periodS = 30
const secretBytes = 20

const codesOf = (code: string, secret: Uint8Array<ArrayBuffer>): TOTP =>
  new TOTP({ issuer: 'Earshot', label: code, algorithm: 'SHA1', digits: 6, period: periodS, secret: new Secret({ buffer: secret.buffer }) })

export const needsFactor = (role: Role): boolean => role === 'safety' || role === 'privacy'

type FactorHolder = { person: string; code: string }

/** Puts a secret in the place of whatever somebody had, and ends what that had opened. */
export async function keepFactor(transaction: Store, person: string, { sealed, made_at }: { sealed: Buffer; made_at: number }): Promise<void> {
  const made = { sealed, made_at, last_step: null, ...untried }
  await transaction
    .insertInto('second_factors')
    .values({ person, ...made })
    .onConflict(conflict => conflict.column('person').doUpdateSet(made))
    .execute()
  await transaction.deleteFrom('factor_stands').where('person', '=', person).execute()
  await transaction.deleteFrom('sessions').where('person', '=', person).execute()
}

/**
 * Gives somebody a new secret, answered once as an `otpauth://` address; what they had before, open sessions by it
 * included, counts no longer.
 */
export async function giveFactor(hub: Hub, { person, code }: FactorHolder, secret: Uint8Array = hub.random(secretBytes)): Promise<string> {
  const own = new Uint8Array(secret)
  const made = { sealed: hub.keys.sealFor('second-factor', person, own), made_at: hub.now() }
  await hub.store.transaction().execute(async transaction => {
    await keepFactor(transaction, person, made)
    await hub.journal.append(transaction, 'factor.given', { person, sealed: toText(made.sealed) })
  })
  return codesOf(code, own).toString()
}

type Knock = { person: string; code: string; role: Role; device: string; totp: string | undefined }

const needed = (): Refusal => new Refusal('second_factor_needed', 'This takes a code of the authenticator app besides.')
const wrong = (): Refusal => new Refusal('second_factor_wrong', 'This is not the code of the moment, or it was used before.')

/**
 * Takes a code of somebody's authenticator app, once; null where it counts. A wrong code is counted, so the transaction
 * has to be committed either way.
 */
export async function spendCode(hub: Hub, transaction: Store, { person, code, totp }: FactorHolder & { totp: string }): Promise<null | Refusal> {
  const now = hub.now()
  const factor = await transaction.selectFrom('second_factors').selectAll().where('person', '=', person).executeTakeFirst()
  if (factor === undefined) return needed()
  if (mustWait(factor, now)) return new Refusal('second_factor_delayed', 'Too many wrong codes; wait a few minutes.')
  const keep = (changes: { last_step: number } | object): Promise<unknown> =>
    transaction.updateTable('second_factors').set(changes).where('person', '=', person).execute()
  const secret = new Uint8Array(hub.keys.openFor('second-factor', person, factor.sealed))
  const codes = codesOf(code, secret)
  const delta = codes.validate({ token: totp, timestamp: now, window: 1 })
  const step = delta === null ? null : codes.counter({ timestamp: now }) + delta
  // A step counts once, and with it every earlier one: whoever looked over a shoulder comes too late.
  if (step === null || (factor.last_step !== null && step <= factor.last_step)) {
    await keep(afterWrong(factor, now))
    return wrong()
  }
  await keep({ last_step: step, ...untried })
  return null
}

/**
 * Until when somebody's second factor stands on a device, after looking at the code where it does not; null for those
 * who need none. A wrong code is counted, so the transaction has to be committed either way.
 */
export async function passFactor(hub: Hub, transaction: Store, { person, code, role, device, totp }: Knock): Promise<number | null | Refusal> {
  const now = hub.now()
  const factor = await transaction.selectFrom('second_factors').selectAll().where('person', '=', person).executeTakeFirst()
  if (factor === undefined) {
    return needsFactor(role) ? new Refusal('second_factor_needed', 'This person has no second factor yet; the operator gives one with: people totp') : null
  }
  const standing = await transaction
    .selectFrom('factor_stands')
    .select('until')
    .where('person', '=', person)
    .where('device', '=', device)
    .where('until', '>', now)
    .executeTakeFirst()
  if (standing !== undefined) return standing.until
  if (totp === undefined) return needed()
  const spent = await spendCode(hub, transaction, { person, code, totp })
  if (spent instanceof Refusal) return spent
  const until = now + (await readFacts(transaction)).policy.secondFactorHours * 3_600_000
  await transaction
    .insertInto('factor_stands')
    .values({ person, device, until })
    .onConflict(conflict => conflict.columns(['person', 'device']).doUpdateSet({ until }))
    .execute()
  return until
}
