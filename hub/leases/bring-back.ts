import { LeaseDocument, type PresentedLease } from '../../shared/hub-api/leases.ts'
import type { Signed } from '../../shared/hub-api/signed.ts'
import { readPayload } from '../access/signed.ts'
import { readFacts, type Hub } from '../hub.ts'
import { journalPayloads } from '../journal/entries.ts'
import { isSignedBy } from '../keys/signatures.ts'
import { findDrawn } from '../quality/lost.ts'
import { Refusal } from '../refusal.ts'
import { inParts } from '../store/parts.ts'
import type { Store } from '../store/store.ts'
import { applyEnding } from './end.ts'
import { areFree, codesOf, keepCodes } from './phone-codes.ts'

// A hub restored from a backup has lost the leases that it gave out since. Their laptops have its word for them.

/** Those of a lease's clips that are here, in its order. */
async function clipsHere(transaction: Store, { clips }: LeaseDocument): Promise<string[]> {
  const here = new Set<string>()
  await inParts(clips, async part => {
    for (const { id } of await transaction.selectFrom('clips').select('id').where('id', 'in', part).execute()) here.add(id)
  })
  return clips.filter(clip => here.has(clip))
}

const knownDocument = async (transaction: Store, hash: string | null): Promise<string | null> =>
  hash === null ? null : (await transaction.selectFrom('documents').select('hash').where('hash', '=', hash).executeTakeFirst())?.hash ?? null

/** Makes a batch whole that was lost with its lease, as far as this lease knows it. */
async function restoreBatch(transaction: Store, document: LeaseDocument, clips: readonly string[], at: number): Promise<void> {
  const { batch, project, person, name, task, retainUntil, leaseHours, guidelinesHash, guidelinesVersion, catalogueHash } = document
  const guidelines = await knownDocument(transaction, guidelinesHash)
  await transaction
    .insertInto('batches')
    .values({
      id: batch, project, person, name, task: JSON.stringify(task), retain_until: retainUntil, lease_hours: leaseHours, created_at: at,
      guidelines, guidelines_version: guidelines === null ? null : guidelinesVersion, catalogue: await knownDocument(transaction, catalogueHash),
    })
    .onConflict(conflict => conflict.column('id').doNothing())
    .execute()
  const held = await transaction.selectFrom('batch_clips').select(['clip', 'position']).where('batch', '=', batch).execute()
  const known = new Set(held.map(({ clip }) => clip))
  const last = Math.max(0, ...held.map(({ position }) => position))
  const missing = clips.filter(clip => !known.has(clip)).map((clip, index) => ({ batch, position: last + index + 1, clip }))
  await inParts(missing, part => transaction.insertInto('batch_clips').values(part).execute())
}

/** Whether its batch was given back, ended or leased anew since: then what is left of this lease is over. */
async function isOvertaken(transaction: Store, { batch, lease }: LeaseDocument, at: number): Promise<boolean> {
  const { returned_at: returnedAt } = await transaction.selectFrom('batches').select('returned_at').where('id', '=', batch).executeTakeFirstOrThrow()
  const other = await transaction
    .selectFrom('leases')
    .select('id')
    .where('batch', '=', batch)
    .where('id', '!=', lease)
    .where('ended_for', 'is', null)
    .where('ends_at', '>', at)
    .executeTakeFirst()
  return returnedAt !== null || other !== undefined
}

/** What the journal knows of a lease's end, and could not do while the lease was not here. */
async function applyWaitingEnds(transaction: Store, lease: string): Promise<void> {
  const waiting = await transaction.selectFrom('journal_waiting').selectAll().where('subject', '=', lease).where('kind', '=', 'lease.ended').execute()
  for (const { seq, at, payload } of waiting) {
    await applyEnding(transaction, journalPayloads['lease.ended'].parse(JSON.parse(payload)), at)
    await transaction.deleteFrom('journal_waiting').where('seq', '=', seq).execute()
  }
}

/**
 * Puts a lease back that is not here, in the caller's transaction: what was done under it can be placed then. It comes
 * back as over where it was ended since, where its batch was overtaken, or where clips of it are lost; recalled ones are
 * taken from its holder as from any other.
 */
export async function takeBack(transaction: Store, document: LeaseDocument, at: number): Promise<PresentedLease['state']> {
  const { lease: id, batch, device, person, project, startsAt, endsAt } = document
  if ((await transaction.selectFrom('leases').select('id').where('id', '=', id).executeTakeFirst()) !== undefined) return 'known'
  const clips = await clipsHere(transaction, document)
  const known = await transaction
    .selectFrom('people')
    .innerJoin('projects', join => join.on('projects.id', '=', project))
    .innerJoin('devices', join => join.on('devices.id', '=', device))
    .select('people.id')
    .where('people.id', '=', person)
    .executeTakeFirst()
  if (clips.length === 0 || known === undefined) return 'lost'
  await restoreBatch(transaction, document, clips, at)
  await transaction.insertInto('leases').values({ id, batch, device, person, starts_at: startsAt, ends_at: endsAt, manifest: '', signature: '' }).execute()
  const rows = clips.map((clip, index) => ({ lease: id, position: index + 1, clip }))
  await inParts(rows, part => transaction.insertInto('lease_clips').values(part).execute())
  const codes = codesOf(id, clips)
  if (await areFree(transaction, codes)) await keepCodes(transaction, id, codes, at)
  const lost = document.clips.length - clips.length
  await transaction.insertInto('leases_back').values({ lease: id, at, lost }).execute()
  await applyWaitingEnds(transaction, id)
  if (lost > 0 || (await isOvertaken(transaction, document, at))) {
    await transaction.updateTable('leases').set({ ended_for: 'closed' }).where('id', '=', id).where('ended_for', 'is', null).execute()
  }
  return 'taken'
}

/**
 * Takes a lease back by this hub's own word for it. Refuses with `bad_signature` what it has not signed, and with
 * `forbidden` what is another hub's or device's.
 */
export async function presentLease(hub: Hub, signed: Signed, device: string): Promise<PresentedLease> {
  const document = readPayload(LeaseDocument, signed.payload)
  if (!isSignedBy('lease', signed, hub.keys.signingKey)) throw new Refusal('bad_signature', 'This hub has not signed that lease.')
  const { id } = await readFacts(hub.store)
  if (document.hub !== id || document.device !== device) throw new Refusal('forbidden', 'That lease is another hub\'s or another device\'s.')
  return hub.store.transaction().execute(async transaction => {
    const state = await takeBack(transaction, document, hub.now())
    if (state !== 'taken') return { state }
    await findDrawn(hub, transaction, document.batch)
    await hub.journal.append(transaction, 'lease.brought_back', { document })
    return { state }
  })
}
