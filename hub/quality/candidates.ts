import type { ContentFlag } from '../../shared/domain/exposure.ts'
import type { Store } from '../store/store.ts'

// Which clips may be mixed into somebody's batch.

export type Sought = {
  project: string
  /** Who is to be given them. */
  person: string
  locale: string | null
  /** Categories whose clips are left out. */
  without: readonly ContentFlag[]
}

export type Candidate = { id: string; locale: string; flags: string; day: string | null }
export type GoldCandidate = Candidate & { hypothesis: string; words: string | null; slots: string; reference: string | null }

/** Beyond so many the choice is free enough. */
const mostGold = 5_000
const leastPool = 200

/** Clips of a project that this person may hear and was never given. */
const free = (store: Store, { project, person, locale, without }: Sought) =>
  without.reduce(
    (query, category) => query.where('clips.flags', 'not like', `%"${category}"%`),
    store
      .selectFrom('clips')
      .select(['clips.id', 'clips.locale', 'clips.flags', 'clips.day'])
      .where('clips.project', '=', project)
      .where('clips.quarantined_at', 'is', null)
      .where('clips.held_at', 'is', null)
      .$if(locale !== null, query => query.where('clips.locale', '=', locale ?? ''))
      .where(({ not, exists, selectFrom }) =>
        not(exists(
          selectFrom('batch_clips as own_clips')
            .innerJoin('batches as own', 'own.id', 'own_clips.batch')
            .select('own_clips.clip')
            .whereRef('own_clips.clip', '=', 'clips.id')
            .where('own.person', '=', person),
        )))
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('lost_draws').select('lost_draws.clip').whereRef('lost_draws.clip', '=', 'clips.id').where('lost_draws.person', '=', person)))),
  )

/** Gold in force. */
export const goldFor = (store: Store, sought: Sought): Promise<GoldCandidate[]> =>
  free(store, sought)
    .innerJoin('gold', 'gold.clip', 'clips.id')
    .select(['clips.hypothesis', 'clips.words', 'clips.slots', 'clips.reference'])
    .where('gold.removed_at', 'is', null)
    .where('clips.reference', 'is not', null)
    .limit(mostGold)
    .execute()

/** Clips that exactly one other person was given, the latest first, far more than are needed. Never gold. */
export const overlapFor = async (store: Store, sought: Sought, count: number): Promise<Candidate[]> => {
  const rows = await free(store, sought)
    .innerJoin('batch_clips', 'batch_clips.clip', 'clips.id')
    .innerJoin('batches', 'batches.id', 'batch_clips.batch')
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('gold').select('gold.clip').whereRef('gold.clip', '=', 'clips.id'))))
    .where(({ eb, selectFrom }) =>
      eb(
        // Whoever gave it back without an answer was not given it.
        selectFrom('batch_clips as given')
          .innerJoin('batches as others', 'others.id', 'given.batch')
          .select(({ fn }) => fn.count<number>('others.person').distinct().as('people'))
          .whereRef('given.clip', '=', 'clips.id')
          .where(({ or, eb: is, exists, selectFrom: from }) => or([
            is('others.returned_at', 'is', null),
            exists(
              from('decisions')
                .select('decisions.seq')
                .whereRef('decisions.clip', '=', 'given.clip')
                .whereRef('decisions.batch', '=', 'given.batch')
                .where('decisions.withdrawn_at', 'is', null),
            ),
          ])),
        '=',
        1,
      ))
    .orderBy('batches.number', 'desc')
    .limit(Math.max(leastPool, count * 10))
    .execute()
  return [...new Map(rows.map(row => [row.id, row])).values()]
}
