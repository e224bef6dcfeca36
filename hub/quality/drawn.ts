import type { ExpressionBuilder, ExpressionWrapper, SqlBool } from 'kysely'
import type { Store } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'

type OfStanding = ExpressionBuilder<Tables & { standing: { clip: string; batch: string } }, 'standing'>

const drawnAsGold = ({ selectFrom }: OfStanding) =>
  selectFrom('drawn_clips')
    .select('drawn_clips.clip')
    .whereRef('drawn_clips.batch', '=', 'standing.batch')
    .whereRef('drawn_clips.clip', '=', 'standing.clip')
    .where('drawn_clips.kind', '=', 'gold')

/** Whether a standing answer was given for gold: it is compared with the reference, and is nobody's annotation. */
export const isGoldAnswer = (eb: OfStanding): ExpressionWrapper<Tables, never, SqlBool> => eb.exists(drawnAsGold(eb))

/** The same of gold that has not turned out to be none. */
export const isGoldInForce = (eb: OfStanding): ExpressionWrapper<Tables, never, SqlBool> =>
  eb.exists(drawnAsGold(eb).innerJoin('gold', 'gold.clip', 'drawn_clips.clip').where('gold.removed_at', 'is', null))

type Suggestion = { hypothesis: string; words: string | null; slots: string }

const suggested = ['drawn_clips.clip', 'drawn_clips.hypothesis', 'drawn_clips.words', 'drawn_clips.slots'] as const

const asGiven = (rows: readonly { clip: string; hypothesis: string | null; words: string | null; slots: string | null }[]): Map<string, Suggestion> =>
  new Map(rows.map(({ clip, hypothesis, words, slots }) => [clip, { hypothesis: hypothesis ?? '', words, slots: slots ?? '[]' }]))

/** What a batch gives of clips in place of what was recognised, by clip. */
export async function givenInstead(store: Store, batch: string): Promise<Map<string, Suggestion>> {
  const rows = await store.selectFrom('drawn_clips').select(suggested).where('batch', '=', batch).where('hypothesis', 'is not', null).execute()
  return asGiven(rows)
}

/** The same of some clips in whatever batches somebody has: nobody is given gold twice. */
export async function givenInsteadTo(store: Store, person: string, clips: readonly string[]): Promise<Map<string, Suggestion>> {
  const rows = await store
    .selectFrom('drawn_clips')
    .innerJoin('batches', 'batches.id', 'drawn_clips.batch')
    .select(suggested)
    .where('drawn_clips.clip', 'in', clips)
    .where('drawn_clips.hypothesis', 'is not', null)
    .where('batches.person', '=', person)
    .execute()
  return asGiven(rows)
}
