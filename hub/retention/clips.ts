import { sql } from 'kysely'
import type { Hub } from '../hub.ts'

const dayMs = 86_400_000
const mostAtOnce = 200

/**
 * Clips whose dates have come: so long after their import as their project keeps them, and past the date of every batch
 * that they were given out in. What is held as evidence, or in quarantine already, is not among them.
 */
const due = ({ store, now }: Pick<Hub, 'store' | 'now'>) =>
  store
    .selectFrom('clips')
    .innerJoin('projects', 'projects.id', 'clips.project')
    .where('clips.quarantined_at', 'is', null)
    .where('clips.held_at', 'is', null)
    .where('clips.imported_at', '<=', sql<number>`${now()} - projects.retain_days * ${dayMs}`)
    .where(({ not, exists, selectFrom }) =>
      not(exists(
        selectFrom('batch_clips')
          .innerJoin('batches', 'batches.id', 'batch_clips.batch')
          .select('batches.id')
          .whereRef('batch_clips.clip', '=', 'clips.id')
          .where('batches.retain_until', '>=', new Date(now()).toISOString().slice(0, 10)),
      )))

export const countDueClips = async (hub: Pick<Hub, 'store' | 'now'>): Promise<number> =>
  Number((await due(hub).select(({ fn }) => fn.countAll().as('n')).executeTakeFirstOrThrow()).n)

/** Takes them back from everybody, for good; from here on they go the way of a recall. Gives how many. */
export async function expireClips(hub: Pick<Hub, 'store' | 'now'>): Promise<number> {
  let expired = 0
  for (;;) {
    const ids = (await due(hub).select('clips.id').limit(mostAtOnce).execute()).map(({ id }) => id)
    if (ids.length === 0) return expired
    const at = hub.now()
    await hub.store.updateTable('clips').set({ quarantined_at: at, expired_at: at }).where('id', 'in', ids).where('quarantined_at', 'is', null).where('held_at', 'is', null).execute()
    expired += ids.length
  }
}
