import { Annotation } from '../../shared/domain/annotation.ts'
import type { OwnGold } from '../../shared/hub-api/gold.ts'
import { openWithClip } from '../clips/locked-text.ts'
import { standingDecisions } from '../decisions/standing.ts'
import type { Hub } from '../hub.ts'
import { remainingClips } from '../leases/remaining.ts'
import { runningLease } from '../leases/offers.ts'
import { isGoldAnswer } from '../quality/drawn.ts'
import type { Store } from '../store/store.ts'

export const contestNote = 'gold-contest'
const mostListed = 200

/** Whether nobody works on a batch any more: only then is told what in it was gold. */
export async function isOver(store: Store, batch: string, person: string, now: number): Promise<boolean> {
  const row = await store.selectFrom('batches').select('returned_at').where('id', '=', batch).where('person', '=', person).executeTakeFirst()
  if (row === undefined || (await runningLease(store, batch, now, person)) !== undefined) return false
  return row.returned_at !== null || (await remainingClips(store, batch).select('clips.id').limit(1).executeTakeFirst()) === undefined
}

/** Gold answers of somebody that still have a recording behind them. */
export const goldAnswers = (store: Store, person: string) =>
  standingDecisions(store)
    .innerJoin('clips', 'clips.id', 'standing.clip')
    .innerJoin('batches', 'batches.id', 'standing.batch')
    .where('standing.person', '=', person)
    .where('standing.annotation', 'is not', null)
    .where('clips.reference', 'is not', null)
    .where('clips.destroyed_at', 'is', null)
    .where(eb => isGoldAnswer(eb))

/** What somebody answered for gold in batches that are over, the newest first, beside what was known. */
export async function listOwnGold(hub: Hub, person: string): Promise<OwnGold[]> {
  const { store } = hub
  const rows = await goldAnswers(store, person)
    .leftJoin('gold_contests', join => join.onRef('gold_contests.clip', '=', 'standing.clip').on('gold_contests.person', '=', person))
    .select([
      'standing.clip', 'standing.batch', 'standing.annotation', 'standing.at', 'batches.name', 'clips.locale', 'clips.reference', 'clips.wrapped_key',
      'gold_contests.id as contest', 'gold_contests.at as contestedAt', 'gold_contests.outcome', 'gold_contests.decided_at', 'gold_contests.note',
    ])
    .orderBy('standing.at', 'desc')
    .limit(mostListed)
    .execute()
  const over = new Map<string, boolean>()
  for (const { batch } of rows) if (!over.has(batch)) over.set(batch, await isOver(store, batch, person, hub.now()))
  return rows.filter(({ batch }) => over.get(batch) === true).map(row => {
    const { wake, transcript } = Annotation.parse(JSON.parse(row.annotation ?? ''))
    return {
      clip: row.clip, batch: row.batch, name: row.name, locale: row.locale, answeredAt: row.at, reference: row.reference ?? '', answer: { wake, transcript },
      contest: row.contest === null || row.contestedAt === null ? null : {
        contest: row.contest, contestedAt: row.contestedAt, outcome: row.outcome, decidedAt: row.decided_at,
        note: row.note === null ? null : openWithClip(hub, row, contestNote, row.contest, row.note),
      },
    }
  })
}
