import { scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { Hub } from '../hub.ts'
import { toText, type Random } from '../keys/bytes.ts'
import type { Store } from '../store/store.ts'
import { afterWrong, mustWait, untried } from './tries.ts'

// A person's PIN opens one thing: the page behind a link in a message, which can only acknowledge.

const digits = 6
const saltBytes = 16
const hashBytes = 32
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }

const derive = promisify<string, Buffer, number, typeof cost, Buffer>(scrypt)
const hashOf = (pin: string, salt: Buffer): Promise<Buffer> => derive(pin, salt, hashBytes, cost)

/** Six digits, every one as likely as another. */
function draw(random: Random): string {
  const drawn = Array.from({ length: digits }, () => {
    let byte = 255
    while (byte >= 250) byte = random(1)[0] ?? 255
    return byte % 10
  })
  return drawn.join('')
}

/** Puts a PIN in the place of the one that somebody had. */
export async function keepPin(transaction: Store, person: string, made: { salt: Buffer; hash: Buffer; set_at: number }): Promise<void> {
  const fresh = { ...made, ...untried }
  await transaction.insertInto('pins').values({ person, ...fresh }).onConflict(conflict => conflict.column('person').doUpdateSet(fresh)).execute()
}

/** Gives somebody a new PIN, answered once and kept as a hash (scrypt, RFC 7914) only. */
export async function givePin(hub: Hub, person: string): Promise<string> {
  const pin = draw(hub.random)
  const salt = hub.random(saltBytes)
  const made = { salt, hash: await hashOf(pin, salt), set_at: hub.now() }
  await hub.store.transaction().execute(async transaction => {
    await keepPin(transaction, person, made)
    await hub.journal.append(transaction, 'pin.given', { person, salt: toText(made.salt), hash: toText(made.hash) })
  })
  return pin
}

export type PinCheck = 'right' | 'wrong' | 'wait' | 'none'

/** Looks at a PIN outside of any transaction, because its hash takes its time; `none` where somebody has none. */
export async function tryPin({ store, now }: Hub, person: string, pin: string): Promise<PinCheck> {
  const found = await store.selectFrom('pins').select(['salt', 'hash']).where('person', '=', person).executeTakeFirst()
  if (found === undefined) return 'none'
  const fits = timingSafeEqual(found.hash, await hashOf(pin, found.salt))
  return store.transaction().execute(transaction => settle(transaction, person, found.hash, fits, now()))
}

async function settle(transaction: Store, person: string, hash: Buffer, fits: boolean, now: number): Promise<PinCheck> {
  const pin = await transaction.selectFrom('pins').select(['failures', 'waits_until']).where('person', '=', person).where('hash', '=', hash).executeTakeFirst()
  if (pin === undefined) return 'wrong'
  if (mustWait(pin, now)) return 'wait'
  await transaction.updateTable('pins').set(fits ? untried : afterWrong(pin, now)).where('person', '=', person).execute()
  return fits ? 'right' : 'wrong'
}
