import type { Store } from '../store/store.ts'

/** Takes clips into a recall: from now on nobody plays them, is given them or sees their words. */
export async function quarantine(transaction: Store, recall: number, clips: readonly string[], at: number): Promise<void> {
  if (clips.length === 0) return
  await transaction.insertInto('recall_clips').values(clips.map(clip => ({ recall, clip }))).execute()
  await transaction.updateTable('clips').set({ quarantined_at: at }).where('id', 'in', clips).where('quarantined_at', 'is', null).execute()
}
