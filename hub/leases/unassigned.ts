import { ContentFlag } from '../../shared/domain/exposure.ts'
import { z } from 'zod'
import type { Store } from '../store/store.ts'

const Flags = z.array(ContentFlag)

type Wanted = {
  project: string
  locale: string | null
  count: number
  /** Categories whose clips are left out. */
  without: readonly ContentFlag[]
}

/** A clip to give out. */
export type Free = { id: string; flags: ContentFlag[]; day: string | null }

/** Clips that nobody was given, or that came back unanswered, and that may be heard, in the order of import; no gold. */
const freeClips = (store: Store, { project, locale }: Wanted) =>
  store
    .selectFrom('clips')
    .select(['id', 'number', 'flags', 'day'])
    .where('project', '=', project)
    .where('quarantined_at', 'is', null)
    .where('held_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('gold').select('gold.clip').whereRef('gold.clip', '=', 'clips.id').where('gold.removed_at', 'is', null))))
    .where(({ not, exists, selectFrom }) =>
      not(exists(
        selectFrom('batch_clips')
          .innerJoin('batches', 'batches.id', 'batch_clips.batch')
          .select('batch_clips.clip')
          .whereRef('batch_clips.clip', '=', 'clips.id')
          .where(({ or, eb, exists: some, selectFrom: from }) => or([
            eb('batches.returned_at', 'is', null),
            some(
              from('decisions')
                .select('decisions.seq')
                .whereRef('decisions.clip', '=', 'batch_clips.clip')
                .whereRef('decisions.batch', '=', 'batch_clips.batch')
                .where('decisions.withdrawn_at', 'is', null),
            ),
          ])),
      )),
    )
    .$if(locale !== null, query => query.where('locale', '=', locale ?? ''))
    .orderBy('number')

/** Clips to choose from for somebody, in the order of import: at most `count` plain ones, and as many of the others. */
export async function unassigned(store: Store, wanted: Wanted): Promise<Free[]> {
  const { count, without } = wanted
  const plain = await freeClips(store, wanted).where('flags', '=', '[]').limit(count).execute()
  const flagged = await without
    .reduce((query, category) => query.where('flags', 'not like', `%"${category}"%`), freeClips(store, wanted).where('flags', '<>', '[]'))
    .limit(count)
    .execute()
  const inOrder = [...plain, ...flagged].toSorted((one, other) => one.number - other.number)
  return inOrder.map(({ id, flags, day }) => ({ id, flags: Flags.parse(JSON.parse(flags)), day }))
}

/** Whether clips are left that nobody was given, whatever they hold. */
export const anyUnassigned = async (store: Store, wanted: Wanted): Promise<boolean> =>
  (await freeClips(store, wanted).limit(1).executeTakeFirst()) !== undefined
