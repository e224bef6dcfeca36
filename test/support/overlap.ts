import { randomUUID } from 'node:crypto'
import type { Store } from '../../hub/store/store.ts'

/** Gives everything of a batch to a second person as well, as blind overlap does; answers their batch. */
export async function overlapBatch(store: Store, batch: string, person: string, now: number): Promise<string> {
  const { number: _, returned_at: __, ...terms } = await store.selectFrom('batches').selectAll().where('id', '=', batch).executeTakeFirstOrThrow()
  const rows = await store.selectFrom('batch_clips').selectAll().where('batch', '=', batch).execute()
  const id = randomUUID()
  await store.insertInto('batches').values({ ...terms, id, person, created_at: now }).execute()
  await store.insertInto('batch_clips').values(rows.map(row => ({ ...row, batch: id }))).execute()
  return id
}
