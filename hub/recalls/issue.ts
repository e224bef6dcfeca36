import { randomUUID } from 'node:crypto'
import type { RecallKind } from '../../shared/domain/recall.ts'
import { HubFault } from '../fault.ts'
import type { Hub } from '../hub.ts'
import { toText } from '../keys/bytes.ts'
import { inParts } from '../store/parts.ts'
import type { Store } from '../store/store.ts'
import { quarantine } from './quarantine.ts'

/** What is recalled, and what it is kept as: nothing that tells who somebody is. */
type Named = { subject: string; clips: string[] }

const ids = async (query: { execute(): Promise<{ clip: string }[]> }): Promise<string[]> => (await query.execute()).map(({ clip }) => clip)

/** Finds the clips of a speaker or a source by keyed hash alone; neither is unsealed, here or later. */
async function byIdentity({ keys }: Hub, store: Store, kind: 'speaker' | 'source', value: string): Promise<Named> {
  const index = keys.identityIndex(kind === 'speaker' ? 'speaker' : 'source_ref', value)
  const clips = await ids(store.selectFrom('identities').select('clip').where(kind === 'speaker' ? 'speaker_index' : 'source_index', '=', index))
  return { subject: toText(index), clips }
}

async function find(hub: Hub, store: Store, kind: RecallKind, value: string): Promise<Named> {
  switch (kind) {
    case 'clip':
      return { subject: value, clips: await ids(store.selectFrom('clips').select('id as clip').where('id', '=', value)) }
    case 'batch':
      return { subject: value, clips: await ids(store.selectFrom('batch_clips').select('clip').where('batch', '=', value).orderBy('position')) }
    case 'speaker':
    case 'source':
      return byIdentity(hub, store, kind, value)
  }
}

const nothingFound = (kind: RecallKind): HubFault =>
  new HubFault('recall_empty', `This hub has no recording by that ${kind === 'source' ? 'source reference' : kind}.`, 'Nothing was recalled, and nothing was changed.', 'Look at how it is written: speakers and source references are compared letter by letter, as the import had them.')

/**
 * Recalls recordings: from this moment nobody plays them, is given them or sees their words, unless they are held as
 * evidence. Laptops learn it at their next contact. `by` null for the operator. Gives the recall's number; a fault where
 * nothing fits.
 */
export async function issueRecall(hub: Hub, kind: RecallKind, value: string, reason: string, by: string | null = null): Promise<number> {
  return hub.store.transaction().execute(async transaction => {
    const at = hub.now()
    const { subject, clips } = await find(hub, transaction, kind, value)
    if (clips.length === 0) throw nothingFound(kind)
    const recall = { id: randomUUID(), kind, subject, reason }
    const { number } = await transaction
      .insertInto('recalls')
      .values({ ...recall, at, issued_by: by })
      .returning('number')
      .executeTakeFirstOrThrow()
    await inParts(clips, part => quarantine(transaction, number, part, at))
    await hub.journal.append(transaction, 'recall.issued', { number, ...recall, clips, ...(by === null ? {} : { by }) })
    return number
  })
}
