import { Annotation } from '../../shared/domain/annotation.ts'
import { TaskSpecification } from '../../shared/domain/task.ts'
import { standingDecisions } from '../decisions/standing.ts'
import type { Store } from '../store/store.ts'
import { isGoldAnswer } from './drawn.ts'
import { goldMeasure, pairMeasure, type Answer } from './measure.ts'

// What comes of answers for what was drawn, settled with the events that change them.

const standingRows = (store: Store, clips: readonly string[]) =>
  standingDecisions(store, clips)
    .innerJoin('clips', 'clips.id', 'standing.clip')
    .innerJoin('batches', 'batches.id', 'standing.batch')
    .where('standing.kind', '=', 'annotation')
    .select(['standing.clip', 'standing.person', 'standing.batch', 'standing.at', 'standing.annotation', 'batches.task', 'clips.destroyed_at'])

type Row = Awaited<ReturnType<ReturnType<typeof standingRows>['execute']>>[number]

const answerOf = ({ person, batch, at, annotation, task }: Row): Answer =>
  ({ person, batch, at, annotation: Annotation.parse(JSON.parse(annotation ?? '')), task: TaskSpecification.parse(JSON.parse(task)) })

/** Clips that somebody has answered as gold: only these are looked at more closely. */
const goldAmong = (store: Store, clips: readonly string[]) =>
  store.selectFrom('gold').innerJoin('clips', 'clips.id', 'gold.clip').where('gold.removed_at', 'is', null).where('gold.clip', 'in', clips).select(['gold.clip', 'clips.reference', 'clips.hypothesis', 'clips.destroyed_at']).execute()

async function settleGold(store: Store, clips: readonly string[]): Promise<void> {
  const golds = await goldAmong(store, clips)
  if (golds.length === 0) return
  const rows = await standingRows(store, golds.map(({ clip }) => clip))
    .where(eb => isGoldAnswer(eb))
    .innerJoin('drawn_clips', join => join.onRef('drawn_clips.batch', '=', 'standing.batch').onRef('drawn_clips.clip', '=', 'standing.clip'))
    .select(['drawn_clips.wrong', 'drawn_clips.hypothesis as instead'])
    .execute()
  for (const { clip, reference, hypothesis, destroyed_at: destroyedAt } of golds) {
    const own = rows.filter(row => row.clip === clip)
    const stale = store.deleteFrom('gold_measures').where('clip', '=', clip)
    await stale.$if(own.length > 0, query => query.where('person', 'not in', own.map(({ person }) => person))).execute()
    // Once the words are gone nothing can be counted, and what was stands.
    if (destroyedAt !== null || reference === null) continue
    for (const row of own) {
      const measure = goldMeasure(answerOf(row), reference, row.instead ?? hypothesis)
      const key = { clip, person: row.person }
      if (measure === null) await store.deleteFrom('gold_measures').where('clip', '=', clip).where('person', '=', row.person).execute()
      else await store.replaceInto('gold_measures').values({ ...key, ...measure, wrong: row.wrong }).execute()
    }
  }
}

/** An ordinary answer that stands. */
type Given = { clip: string; person: string }

/** Clips with answers of more than one person, or with a pair that may be none any more. */
async function pairedAmong(store: Store, clips: readonly string[], given: readonly Given[]): Promise<string[]> {
  const several = [...Map.groupBy(given, ({ clip }) => clip)].filter(([, answers]) => answers.length > 1).map(([clip]) => clip)
  const known = await store.selectFrom('overlap_measures').select('clip').where('clip', 'in', clips).execute()
  return [...new Set([...several, ...known.map(({ clip }) => clip)])]
}

async function settlePairs(store: Store, clips: readonly string[], given: readonly Given[]): Promise<void> {
  const paired = await pairedAmong(store, clips, given)
  if (paired.length === 0) return
  const rows = await standingRows(store, paired).where(eb => eb.not(isGoldAnswer(eb))).orderBy('standing.at').orderBy('standing.person').execute()
  for (const clip of paired) {
    const [one, other] = rows.filter(row => row.clip === clip)
    if (one === undefined || other === undefined) {
      await store.deleteFrom('overlap_measures').where('clip', '=', clip).execute()
      continue
    }
    const people = { one: one.person, one_batch: one.batch, other: other.person, other_batch: other.batch }
    const known = await store.selectFrom('overlap_measures').select(['one', 'other']).where('clip', '=', clip).executeTakeFirst()
    if (one.destroyed_at !== null && known?.one === one.person && known.other === other.person) continue
    await store.replaceInto('overlap_measures').values({ clip, ...people, ...pairMeasure(answerOf(one), answerOf(other), one.destroyed_at !== null) }).execute()
  }
}

/** Counts the answers for gold and the pairs of answers among clips that were decided; `given` are the ordinary ones that stand, one a person. */
export async function settleMeasures(transaction: Store, clips: readonly string[], given: readonly Given[]): Promise<void> {
  await settleGold(transaction, clips)
  await settlePairs(transaction, clips, given)
}
