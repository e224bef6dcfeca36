import type { Store } from '../store/store.ts'

/** The clips of a batch that still ask for an answer and may be heard, in the batch's order. */
export const remainingClips = (store: Store, batch: string) =>
  store
    .selectFrom('batch_clips')
    .innerJoin('clips', 'clips.id', 'batch_clips.clip')
    .where('batch_clips.batch', '=', batch)
    .where('clips.quarantined_at', 'is', null)
    .where('clips.held_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('decisions')
            .select('decisions.seq')
            .whereRef('decisions.clip', '=', 'batch_clips.clip')
            .whereRef('decisions.batch', '=', 'batch_clips.batch')
            .where('decisions.withdrawn_at', 'is', null),
        ),
      ),
    )
    .orderBy('batch_clips.position')
