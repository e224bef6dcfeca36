import type { Hub } from '../hub.ts'
import type { Store } from '../store/store.ts'

export type DueDate = { batch: string; dueAt: number | null }

/** Harmless when repeated; whether the batch is known. */
export async function applyDue(transaction: Store, { batch, dueAt }: DueDate): Promise<boolean> {
  const { numUpdatedRows } = await transaction.updateTable('batches').set({ due_at: dueAt }).where('id', '=', batch).executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Says by when a batch has to be answered, or that nobody waits for it; whether there is such a batch. `by` is null for whoever is at the hub itself. */
export const setDue = (hub: Hub, due: DueDate, by: string | null): Promise<boolean> =>
  hub.store.transaction().execute(async transaction => {
    if (!(await applyDue(transaction, due))) return false
    await hub.journal.append(transaction, 'batch.due', { ...due, by })
    return true
  })
