import { randomUUID } from 'node:crypto'
import type { Span } from '../../shared/domain/values.ts'
import { excerptAssociatedData, excerptInfo, type Excerpt } from '../../shared/hub-api/excerpts.ts'
import { decryptClip } from '../clips/sound.ts'
import { readFacts, type Hub } from '../hub.ts'
import { Refusal } from '../refusal.ts'
import type { SignedInCaller } from '../server/call.ts'
import type { ExcerptRow } from '../store/rows/questions.ts'
import type { Store } from '../store/store.ts'
import type { Insertable } from 'kysely'
import { cutWav } from './cut.ts'
import { sealBytes } from './seal.ts'

/** What is given, and what for. Whether the caller has a right to it is settled before, in `allow`. */
export type WantedExcerpt = Pick<Insertable<ExcerptRow>, 'clip' | 'purpose' | 'subject'> & { span: Span }

const hourMs = 3_600_000
/** Whoever answers in earnest never comes near it; whoever collects recordings is stopped by it. */
const mostInAnHour = 60

async function requireModeration(transaction: Store, person: string, now: number): Promise<void> {
  const { n } = await transaction
    .selectFrom('excerpts')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('person', '=', person)
    .where('at', '>', now - hourMs)
    .executeTakeFirstOrThrow()
  if (n >= mostInAnHour) throw new Refusal('excerpt_limit', `Nobody is given more than ${mostInAnHour} excerpts in an hour.`)
}

/** Takes down who is given which seconds. It stands before the first byte is decrypted, whether or not they arrive. */
async function record(transaction: Store, { device, person }: SignedInCaller, { span, ...wanted }: WantedExcerpt, now: number): Promise<string> {
  await requireModeration(transaction, person.person, now)
  const id = randomUUID()
  const row = { id, at: now, person: person.person, device, span: JSON.stringify(span), ...wanted }
  await transaction.insertInto('excerpts').values(row).execute()
  return id
}

/** Cuts, encrypts and seals to the device, all in memory; what was in the clear is wiped. */
async function seal(hub: Hub, grant: string, device: string, { clip, span }: WantedExcerpt): Promise<Excerpt> {
  const { store } = hub
  const stored = await store.selectFrom('clips').select(['id', 'blob', 'wrapped_key', 'sha256', 'size']).where('id', '=', clip).executeTakeFirstOrThrow()
  const { id: hubId } = await readFacts(store)
  const whole = await decryptClip(hub, stored)
  try {
    const binding = { info: excerptInfo(hubId, device, grant), associated: excerptAssociatedData(grant, clip, span) }
    return { grant, clip, span, durationMs: span.to - span.from, ...(await sealBytes(hub, device, cutWav(whole, span), binding)) }
  } finally {
    whole.fill(0)
  }
}

/**
 * Gives somebody some seconds of a clip. `allow` says which, or refuses, in the transaction that takes the grant down.
 * Refuses with what `allow` refuses with, or with `excerpt_limit`.
 */
export async function grantExcerpt(hub: Hub, caller: SignedInCaller, allow: (transaction: Store) => Promise<WantedExcerpt>): Promise<Excerpt> {
  const { wanted, grant } = await hub.store.transaction().execute(async transaction => {
    const allowed = await allow(transaction)
    return { wanted: allowed, grant: await record(transaction, caller, allowed, hub.now()) }
  })
  return seal(hub, grant, caller.device, wanted)
}
