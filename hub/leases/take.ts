import { randomUUID } from 'node:crypto'
import { clipKeysInfo, withheldKey, type ClipKeys } from '../../shared/hub-api/batches.ts'
import type { Selectable } from 'kysely'
import type { z } from 'zod'
import type { RouteReply } from '../../shared/hub-api/routes.ts'
import { readFacts, type Hub, type HubFacts } from '../hub.ts'
import { withheldFrom } from '../clips/withheld.ts'
import { fromText, sha256, toText } from '../keys/bytes.ts'
import { sealTo } from '../keys/sealing.ts'
import { givenInstead } from '../quality/drawn.ts'
import { Refusal } from '../refusal.ts'
import type { SignedInCaller } from '../server/call.ts'
import { inParts } from '../store/parts.ts'
import type { BatchRow } from '../store/rows/leases.ts'
import type { Store } from '../store/store.ts'
import { signDocument } from './document.ts'
import { buildManifest, manifestColumns, type ClipSource, type LeaseTerms } from './manifest.ts'
import { areFree, codesOf, keepCodes, type CodedClip } from './phone-codes.ts'
import { runningLease } from './offers.ts'
import { remainingClips } from './remaining.ts'
import { withholdWords } from './withholding.ts'

const hourMs = 3_600_000

type TakenLease = RouteReply<'leases.take'>
type IssuedLease = { id: string; manifest: string; signature: string }

const nothingAssigned = (): Refusal => new Refusal('nothing_assigned', 'There is nothing to do in this batch, or it is somebody else\'s.')

/** Far more than it ever takes: a thousand clips beside a million codes meet one of those once in ten times. */
const mostNames = 20

/** An id under which no clip's code for the telephone is another's. */
async function nameLease(transaction: Store, clips: readonly string[]): Promise<{ lease: string; codes: CodedClip[] }> {
  for (let tries = 1; ; tries++) {
    const lease = randomUUID()
    const codes = codesOf(lease, clips)
    if (tries === mostNames || (await areFree(transaction, codes))) return { lease, codes }
  }
}

/** Clips as their reviewer is shown them. */
async function asGiven(transaction: Store, batch: string, clips: readonly ClipSource[]): Promise<ClipSource[]> {
  const instead = await givenInstead(transaction, batch)
  return clips.map(clip => ({ ...clip, ...instead.get(clip.id) }))
}

async function signManifest(hub: Hub, transaction: Store, facts: HubFacts, batch: Selectable<BatchRow>, terms: LeaseTerms, clips: readonly ClipSource[]): Promise<IssuedLease> {
  const project = await transaction.selectFrom('projects').select(['purpose', 'legal_basis']).where('id', '=', batch.project).executeTakeFirstOrThrow()
  const { payload, signature } = hub.keys.sign('manifest', buildManifest(facts, batch, project, terms, clips))
  return { id: terms.lease, manifest: payload, signature }
}

/** Signs the manifest of a lease anew that was taken back without it. */
async function signAgain(hub: Hub, transaction: Store, facts: HubFacts, id: string): Promise<IssuedLease> {
  const lease = await transaction.selectFrom('leases').select(['number', 'batch', 'device', 'starts_at', 'ends_at']).where('id', '=', id).executeTakeFirstOrThrow()
  const batch = await transaction.selectFrom('batches').selectAll().where('id', '=', lease.batch).executeTakeFirstOrThrow()
  const clips = await transaction
    .selectFrom('lease_clips')
    .innerJoin('clips', 'clips.id', 'lease_clips.clip')
    .select(manifestColumns.map(column => `clips.${column}` as const))
    .where('lease_clips.lease', '=', id)
    .orderBy('lease_clips.position')
    .execute()
  const terms = { lease: id, number: lease.number, device: lease.device, startsAt: lease.starts_at, endsAt: lease.ends_at }
  const issued = await signManifest(hub, transaction, facts, batch, terms, await asGiven(transaction, batch.id, clips))
  await transaction.updateTable('leases').set({ manifest: issued.manifest, signature: issued.signature }).where('id', '=', id).execute()
  return issued
}

/** Starts a lease: numbered, limited in time, its manifest signed and kept so that it can be issued again unchanged. */
async function startLease(hub: Hub, transaction: Store, facts: HubFacts, batchId: string, caller: SignedInCaller): Promise<IssuedLease> {
  const batch = await transaction
    .selectFrom('batches')
    .selectAll()
    .where('id', '=', batchId)
    .where('person', '=', caller.person.person)
    .executeTakeFirst()
  if (batch === undefined || batch.returned_at !== null) throw nothingAssigned()
  const left = await remainingClips(transaction, batchId).select([...manifestColumns]).execute()
  if (left.length === 0) throw nothingAssigned()
  const clips = await asGiven(transaction, batchId, left)
  const { last } = await transaction.selectFrom('leases').select(({ fn }) => fn.max('number').as('last')).executeTakeFirstOrThrow()
  const takenAt = hub.now()
  const startsAt = Math.max(takenAt, batch.starts_at ?? takenAt)
  const endsAt = startsAt + Math.min(batch.lease_hours, facts.policy.leaseHours) * hourMs
  const { lease, codes } = await nameLease(transaction, clips.map(({ id }) => id))
  const terms = { lease, number: (last ?? 0) + 1, device: caller.device, startsAt, endsAt }
  const issued = await signManifest(hub, transaction, facts, batch, terms, clips)
  await transaction
    .insertInto('leases')
    .values({ ...issued, number: terms.number, batch: batchId, device: caller.device, person: caller.person.person, starts_at: startsAt, ends_at: endsAt })
    .execute()
  const rows = clips.map(({ id }, index) => ({ lease: terms.lease, position: index + 1, clip: id }))
  await inParts(rows, part => transaction.insertInto('lease_clips').values(part).execute())
  await keepCodes(transaction, lease, codes, takenAt)
  return issued
}

async function clipKeys(hub: Hub, lease: string, withheld: ReadonlySet<string>): Promise<z.infer<typeof ClipKeys>> {
  const rows = await hub.store
    .selectFrom('lease_clips')
    .innerJoin('clips', 'clips.id', 'lease_clips.clip')
    .select(['clips.id', 'clips.wrapped_key'])
    .where('lease_clips.lease', '=', lease)
    .execute()
  return Object.fromEntries(rows.map(row => [row.id, withheld.has(row.id) ? withheldKey : toText(hub.keys.unwrapClipKey(row.id, row.wrapped_key))]))
}

async function sealKeys(hub: Hub, facts: HubFacts, device: string, issued: IssuedLease, withheld: ReadonlySet<string>): Promise<TakenLease['keys']> {
  const { sealing_key: sealingKey } = await hub.store.selectFrom('devices').select('sealing_key').where('id', '=', device).executeTakeFirstOrThrow()
  const keys = Buffer.from(JSON.stringify(await clipKeys(hub, issued.id, withheld)))
  const boundTo = new Uint8Array(sha256(fromText(issued.manifest)))
  return sealTo(sealingKey, clipKeysInfo(facts.id, device, issued.id), boundTo, keys)
}

/**
 * Leases a batch to the caller's device, with the clips that are left of it; a lease that runs on this device already
 * is issued again, its manifest unchanged but for clips that were taken back since: of these it has neither words nor keys. Refuses with `nothing_assigned` or `leased_elsewhere`.
 */
export async function takeLease(hub: Hub, batch: string, caller: SignedInCaller, protocol: number): Promise<TakenLease> {
  const facts = await readFacts(hub.store)
  const issued = await hub.store.transaction().execute(async transaction => {
    const running = await runningLease(transaction, batch, hub.now(), caller.person.person)
    if (running === undefined) return startLease(hub, transaction, facts, batch, caller)
    if (running.device === caller.device) return running.manifest === '' ? signAgain(hub, transaction, facts, running.id) : running
    throw new Refusal('leased_elsewhere', 'This batch is leased to another of your devices; it is free again when that lease ends.')
  })
  const withheld = await withheldFrom(hub.store, issued.id)
  const { payload, signature } = withholdWords(hub.keys, { payload: issued.manifest, signature: issued.signature }, withheld)
  const given = { id: issued.id, manifest: payload, signature }
  return { manifest: { payload, signature }, keys: await sealKeys(hub, facts, caller.device, given, withheld), ...(protocol > 1 ? { document: await signDocument(hub, issued.id) } : {}) }
}
