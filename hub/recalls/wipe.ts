import { sql } from 'kysely'
import type { Store } from '../store/store.ts'

const nothing = Buffer.alloc(0)

/** Makes a clip unreadable for ever: its key, its words, and who is in it; its file, and everybody's work, are put down to be erased. */
export async function wipe(transaction: Store, clip: string, at: number): Promise<void> {
  const { numUpdatedRows } = await transaction
    .updateTable('clips')
    .set({
      quarantined_at: sql<number>`coalesce(quarantined_at, ${at})`, destroyed_at: at, wrapped_key: nothing, hypothesis: '', words: null, intent: null,
      slots: '[]', wake_word: null, reference: null, peaks: nothing, speech: '[]',
    })
    .where('id', '=', clip)
    .where('destroyed_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) return
  // Who somebody is can be asked for no longer; that something of theirs was heard can, by the keyed hash.
  await transaction.updateTable('identities').set({ sealed: nothing }).where('clip', '=', clip).execute()
  await transaction.insertInto('erasures').values({ clip, at }).onConflict(conflict => conflict.doNothing()).execute()
}
