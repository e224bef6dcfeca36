import type { JournalPayload } from '../journal/entries.ts'
import type { Replayers, Unready } from '../journal/replayer.ts'
import { fromText } from '../keys/bytes.ts'
import type { Store } from '../store/store.ts'

/** Decides a contest again as it was decided; why not, where no device has told of it yet. */
export async function decideAgain(transaction: Store, at: number, { contest, by, outcome, note }: JournalPayload<'gold.decided'>): Promise<Unready | null> {
  const row = await transaction.selectFrom('gold_contests').select('decided_at').where('id', '=', contest).executeTakeFirst()
  if (row === undefined) return { subject: contest, why: 'This contest is not known here.' }
  if (row.decided_at !== null) return null
  await transaction.updateTable('gold_contests').set({ decided_at: at, decided_by: by, outcome, note: fromText(note) }).where('id', '=', contest).execute()
  return null
}

/** What was found of contested gold since a backup. */
export const contestReplayers: Pick<Replayers, 'gold.decided'> = {
  'gold.decided': (transaction, { at, payload }) => decideAgain(transaction, at, payload),
}
