import { Annotation } from '../../shared/domain/annotation.ts'
import { Envelope } from '../../shared/domain/chain.ts'
import { withoutWords } from '../../shared/domain/recall.ts'
import { erasableTypes } from '../../shared/hub-api/events.ts'
import type { Hub } from '../hub.ts'
import { withholdWords } from '../leases/withholding.ts'
import type { Store } from '../store/store.ts'

// The words of everybody's work on a recording. That the work was done stays, and so does every envelope of a stream.

async function eraseAnswers(transaction: Store, clip: string): Promise<void> {
  const rows = await transaction.selectFrom('decisions').select(['stream', 'seq', 'annotation']).where('clip', '=', clip).where('annotation', 'is not', null).execute()
  for (const { stream, seq, annotation } of rows) {
    const left = JSON.stringify(withoutWords(Annotation.parse(JSON.parse(annotation ?? ''))))
    await transaction.updateTable('decisions').set({ annotation: left }).where('stream', '=', stream).where('seq', '=', seq).execute()
  }
}

/** What was said against a known answer. */
async function eraseContests(transaction: Store, clip: string): Promise<void> {
  await transaction.updateTable('gold_contests').set({ reason: '' }).where('clip', '=', clip).execute()
}

async function eraseAsking(transaction: Store, clip: string): Promise<void> {
  await transaction
    .updateTable('question_answers')
    .set({ text: '' })
    .where('text', '<>', '')
    .where('question', 'in', ({ selectFrom }) => selectFrom('questions').select('questions.id').where('questions.clip', '=', clip))
    .execute()
  await transaction.updateTable('questions').set({ text: '' }).where('clip', '=', clip).execute()
}

const naming = (clip: string): string => `%"clip":"${clip}"%`

/** Events by what they say alone, for those of which no table tells. */
const carryingWords = (transaction: Store, clip: string) =>
  transaction
    .selectFrom('events')
    .innerJoin('event_payloads', join => join.onRef('event_payloads.stream', '=', 'events.stream').onRef('event_payloads.seq', '=', 'events.seq'))
    .select(['events.stream', 'events.seq'])
    .where('events.type', 'in', erasableTypes)
    .where('event_payloads.payload', 'like', naming(clip))

/** Payloads of events that carry words of the clip, those that could not be used or placed among them. Reports of harm stay as they came. */
async function erasePayloads(transaction: Store, clip: string): Promise<void> {
  const events = [
    transaction.selectFrom('decisions').select(['stream', 'seq']).where('clip', '=', clip).where('kind', '=', 'annotation'),
    transaction.selectFrom('questions').select(['stream', 'seq']).where('clip', '=', clip),
    transaction.selectFrom('gold_contests').select(['stream', 'seq']).where('clip', '=', clip),
    transaction
      .selectFrom('question_answers')
      .innerJoin('questions', 'questions.id', 'question_answers.question')
      .select(['question_answers.stream', 'question_answers.seq'])
      .where('questions.clip', '=', clip),
    carryingWords(transaction, clip).where('events.rejected', 'is not', null),
    // A hub that was restored holds what it could not place yet.
    carryingWords(transaction, clip).innerJoin('unattached_events', join => join.onRef('unattached_events.stream', '=', 'events.stream').onRef('unattached_events.seq', '=', 'events.seq')),
  ]
  for (const query of events) {
    for (const { stream, seq } of await query.execute()) {
      await transaction.deleteFrom('event_payloads').where('stream', '=', stream).where('seq', '=', seq).execute()
    }
  }
}

/** What came out of a damaged vault and continues nothing; its envelopes stay, its reports of harm as they are. */
async function eraseRescued(transaction: Store, clip: string): Promise<void> {
  const rows = await transaction.selectFrom('rescued_events').selectAll().where('payload', 'like', naming(clip)).execute()
  for (const row of rows.filter(({ envelope }) => erasableTypes.some(type => type === Envelope.parse(JSON.parse(envelope)).type))) {
    const { stream, seq, hash } = row
    await transaction.deleteFrom('rescued_events').where('stream', '=', stream).where('seq', '=', seq).where('hash', '=', hash).execute()
    await transaction.insertInto('rescued_events').values({ ...row, salt: null, payload: null }).execute()
  }
}

async function eraseManifests({ keys }: Hub, transaction: Store, clip: string): Promise<void> {
  const leases = await transaction
    .selectFrom('leases')
    .innerJoin('lease_clips', 'lease_clips.lease', 'leases.id')
    .select(['leases.id', 'leases.manifest', 'leases.signature'])
    .where('lease_clips.clip', '=', clip)
    // One that was taken back has none until somebody asks for it, and then without these words.
    .where('leases.manifest', '!=', '')
    .execute()
  for (const { id, manifest, signature } of leases) {
    const { payload, signature: signed } = withholdWords(keys, { payload: manifest, signature }, new Set([clip]))
    await transaction.updateTable('leases').set({ manifest: payload, signature: signed }).where('id', '=', id).execute()
  }
}

/** Erases every word that people or the recogniser wrote of a clip, in the caller's transaction; harmless when repeated. */
export async function eraseWork(hub: Hub, transaction: Store, clip: string): Promise<void> {
  await eraseAnswers(transaction, clip)
  await eraseAsking(transaction, clip)
  await eraseContests(transaction, clip)
  await erasePayloads(transaction, clip)
  await eraseRescued(transaction, clip)
  await eraseManifests(hub, transaction, clip)
}
