import type { Replayers } from '../journal/replayer.ts'
import { inParts } from '../store/parts.ts'
import type { Store } from '../store/store.ts'
import { quarantine } from './quarantine.ts'
import { wipe } from './wipe.ts'

/** People come back by the journal as well, before what they did; one from before it was kept may be lost. */
async function knownPerson(transaction: Store, person: string | undefined): Promise<string | null> {
  if (person === undefined) return null
  return (await transaction.selectFrom('people').select('id').where('id', '=', person).executeTakeFirst())?.id ?? null
}

/** Recalls and what came of them since a backup: nothing that was taken back comes back with it. */
export const recallReplayers: Pick<Replayers, 'recall.issued' | 'recall.confirmed' | 'clip.destroyed'> = {
  async 'recall.issued'(transaction, { at, payload: { clips, by, ...recall } }) {
    const here = await transaction.selectFrom('recalls').select('number').where('id', '=', recall.id).executeTakeFirst()
    if (here !== undefined) return null
    await transaction.insertInto('recalls').values({ ...recall, at, issued_by: await knownPerson(transaction, by) }).execute()
    await inParts(clips, async part => {
      const known = await transaction.selectFrom('clips').select('id').where('id', 'in', part).execute()
      await quarantine(transaction, recall.number, known.map(({ id }) => id), at)
    })
    return null
  },
  async 'recall.confirmed'(transaction, { at, payload: { recall, kind, recipient, by } }) {
    const here = await transaction.selectFrom('recalls').select('number').where('id', '=', recall).executeTakeFirst()
    if (here === undefined) return { subject: recall, why: 'This recall is not known here.' }
    const row = { recall: here.number, kind, recipient, at, told_by: await knownPerson(transaction, by) }
    await transaction.insertInto('recall_confirmations').values(row).onConflict(conflict => conflict.doNothing()).execute()
    return null
  },
  async 'clip.destroyed'(transaction, { at, payload: { clip } }) {
    await wipe(transaction, clip, at)
    return null
  },
}
