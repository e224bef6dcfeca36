import { journalPayloads } from '../journal/entries.ts'
import type { Store } from '../store/store.ts'
import { stepAgain } from './replay.ts'

/** Steps that the journal knows of a case, taken again now that a device has told of the case itself again. */
export async function takeWaitingSteps(transaction: Store, escalation: string): Promise<void> {
  const waiting = await transaction.selectFrom('journal_waiting').selectAll().where('subject', '=', escalation).where('kind', '=', 'case.stepped').orderBy('seq').execute()
  for (const { seq, at, payload } of waiting) {
    const unready = await stepAgain(transaction, at, journalPayloads['case.stepped'].parse(JSON.parse(payload)))
    if (unready === null) await transaction.deleteFrom('journal_waiting').where('seq', '=', seq).execute()
    else await transaction.updateTable('journal_waiting').set({ why: unready.why }).where('seq', '=', seq).execute()
  }
}
