import { HubFault } from '../fault.ts'
import type { Hub } from '../hub.ts'
import { settleHearing } from '../decisions/settle.ts'
import { inParts } from '../store/parts.ts'
import type { Store } from '../store/store.ts'

// Clips whose answer is known and that people are measured by. A reference makes a clip eligible; somebody has to choose it.

export type GoldClip = {
  clip: string
  locale: string
  addedAt: number
  removedAt: number | null
  removalReason: string | null
  /** How many people it was given to, and how many of them have answered. */
  given: number
  answered: number
}

const eligible = (store: Store, project: string, locale: string | null) =>
  store
    .selectFrom('clips')
    .select('clips.id')
    .where('clips.project', '=', project)
    .where('clips.reference', 'is not', null)
    .where('clips.reference', '<>', '')
    .where('clips.quarantined_at', 'is', null)
    .where('clips.held_at', 'is', null)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('gold').select('gold.clip').whereRef('gold.clip', '=', 'clips.id'))))
    .$if(locale !== null, query => query.where('clips.locale', '=', locale ?? ''))

/** Eligible clips that nobody was given, the oldest first. */
const unseen = (store: Store, project: string, locale: string | null, count: number) =>
  eligible(store, project, locale)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('batch_clips').select('batch_clips.clip').whereRef('batch_clips.clip', '=', 'clips.id'))))
    .orderBy('clips.number')
    .limit(count)

async function putDown(hub: Hub, transaction: Store, clips: readonly string[]): Promise<void> {
  const added_at = hub.now()
  await inParts(clips, part => transaction.insertInto('gold').values(part.map(clip => ({ clip, added_at }))).execute())
  await hub.journal.append(transaction, 'gold.added', { clips: [...clips] })
}

/** Makes up to `count` clips of a project gold that have a reference and that nobody was given; gives how many. */
export async function addGold(hub: Hub, project: string, locale: string | null, count: number): Promise<number> {
  return hub.store.transaction().execute(async transaction => {
    const clips = (await unseen(transaction, project, locale, count).execute()).map(({ id }) => id)
    if (clips.length === 0) {
      throw new HubFault('gold_none', 'There are no clips left with a reference that nobody was given.', 'Nothing was made gold.', 'Import recordings with a column "reference", and make them gold before they are assigned.')
    }
    await putDown(hub, transaction, clips)
    return clips.length
  })
}

/** Makes one clip gold, also one that somebody was given: nobody is given it twice. */
export async function addGoldClip(hub: Hub, clip: string): Promise<void> {
  await hub.store.transaction().execute(async transaction => {
    const row = await transaction.selectFrom('clips').select('project').where('id', '=', clip).executeTakeFirst()
    const found = row === undefined ? undefined : await eligible(transaction, row.project, null).where('clips.id', '=', clip).executeTakeFirst()
    if (found === undefined) {
      throw new HubFault('gold_unfit', 'This clip cannot be made gold.', 'Nothing was made gold.', 'It has to have a reference, may not be recalled or held, and cannot have been gold before; "gold list" shows those.')
    }
    await putDown(hub, transaction, [clip])
  })
}

/** Forgets what people's answers were measured as, and lets a false wake be one again. */
export async function endGold(transaction: Store, clip: string, reason: string, at: number): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('gold').set({ removed_at: at, removal_reason: reason }).where('clip', '=', clip).where('removed_at', 'is', null).executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) return false
  await transaction.deleteFrom('gold_measures').where('clip', '=', clip).execute()
  await settleHearing({ transaction, receivedAt: at }, [clip])
  return true
}

/**
 * Takes a clip out of the gold and out of everybody's figures, in the caller's transaction, of which it has to be the
 * last. Refuses with `gold_unknown` what is no gold.
 */
export async function removeGold(hub: Hub, transaction: Store, clip: string, reason: string): Promise<void> {
  if (!(await endGold(transaction, clip, reason, hub.now()))) {
    throw new HubFault('gold_unknown', 'This clip is not gold.', 'Nothing was changed.', 'See which clips are with: gold list')
  }
  await hub.journal.append(transaction, 'gold.removed', { clip, reason })
}

/** Every clip that is or was gold, the oldest first. */
export async function listGold({ store }: Hub): Promise<GoldClip[]> {
  const rows = await store
    .selectFrom('gold')
    .innerJoin('clips', 'clips.id', 'gold.clip')
    .select(({ selectFrom }) => [
      'gold.clip', 'clips.locale', 'gold.added_at', 'gold.removed_at', 'gold.removal_reason',
      selectFrom('drawn_clips').select(({ fn }) => fn.countAll<number>().as('n')).whereRef('drawn_clips.clip', '=', 'gold.clip').where('drawn_clips.kind', '=', 'gold').as('given'),
      selectFrom('gold_measures').select(({ fn }) => fn.countAll<number>().as('n')).whereRef('gold_measures.clip', '=', 'gold.clip').as('answered'),
    ])
    .orderBy('gold.added_at')
    .orderBy('clips.number')
    .execute()
  return rows.map(({ clip, locale, added_at: addedAt, removed_at: removedAt, removal_reason: removalReason, given, answered }) =>
    ({ clip, locale, addedAt, removedAt, removalReason, given: given ?? 0, answered: answered ?? 0 }))
}
