import type { JournalPayload } from '../journal/entries.ts'
import { fromText } from '../keys/bytes.ts'
import type { Store } from '../store/store.ts'

/** Writes a decision down, over whatever was known of its adjudication; a clip that nobody addressed is kept from everybody from now on. */
export async function writeSettled(
  transaction: Store,
  { adjudication, clip, a, b, openedAt, differs, version, by, chosen, falseWake, box }: JournalPayload<'adjudication.settled'>,
  at: number,
): Promise<void> {
  const told = {
    a, b, differs, version, lapsed_at: null, settled_at: at, settled_by: by, chosen, false_wake: falseWake ? (1 as const) : (0 as const), box: fromText(box),
  }
  await transaction
    .insertInto('adjudications')
    .values({ id: adjudication, clip, opened_at: openedAt, ...told })
    .onConflict(conflict => conflict.column('clip').doUpdateSet(told))
    .execute()
  if (falseWake) await transaction.updateTable('clips').set({ quarantined_at: at }).where('id', '=', clip).where('quarantined_at', 'is', null).execute()
}
