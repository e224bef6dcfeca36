import { HubFault } from '../fault.ts'
import type { Hub } from '../hub.ts'
import type { RecipientKind } from '../store/rows/recalls.ts'
import { readRecall, type RecallReport } from './read.ts'

/**
 * Takes down that a recipient has erased what was recalled; saying it again changes nothing. A fault where the recall
 * does not name them.
 */
export async function confirmErasure(hub: Hub, number: number, kind: RecipientKind, recipient: string, by: string | null = null): Promise<RecallReport> {
  const { id, recipients } = await readRecall(hub, number)
  if (!recipients.some(one => one.kind === kind && one.id === recipient)) {
    throw new HubFault('recipient_unknown', `Recall ${number} names no ${kind} ${recipient}.`, 'Nothing was changed.', `See whom it names with: recall show ${number}`)
  }
  await hub.store.transaction().execute(async transaction => {
    const row = { recall: number, kind, recipient, at: hub.now(), told_by: by }
    const { numInsertedOrUpdatedRows } = await transaction
      .insertInto('recall_confirmations')
      .values(row)
      .onConflict(conflict => conflict.doNothing())
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows !== 0n) await hub.journal.append(transaction, 'recall.confirmed', { recall: id, kind, recipient, ...(by === null ? {} : { by }) })
  })
  return readRecall(hub, number)
}
