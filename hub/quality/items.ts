import { sql } from 'kysely'
import { z } from 'zod'
import type { GoldItem, PairItem, WordCounts } from '../../shared/domain/quality/figures.ts'
import type { SpanCounts } from '../../shared/domain/quality/span-scores.ts'
import { dayIn } from '../../shared/domain/zones.ts'
import type { SomeDays } from '../../shared/hub-api/period-figures.ts'
import { readFacts, type Hub } from '../hub.ts'
import type { Store } from '../store/store.ts'

// What was measured, read back with whose it is and where it belongs.

const count = z.int().nonnegative()
const Slots = z.record(z.string(), z.strictObject({ hits: count, found: count, wanted: count }))

/** Whose an answer is, in which batch. */
export type Whose = { person: string; code: string; site: string | null; batch: string; batchName: string; task: string }
export type MeasuredGold = Whose & { day: string; locale: string; item: GoldItem }
/** A pair with the slots by label; `item` is as `one` sees it who answered first: the words are theirs. */
export type MeasuredPair = { day: string; locale: string; one: Whose; other: Whose; item: PairItem; slots: Readonly<Record<string, SpanCounts>> | null }

/** The days that may be told of: within retention, and over. `from` after `to` where there are none yet. */
export type ToldDays = { from: string; to: string }

const dayMs = 86_400_000

/**
 * Of the days that are asked about those that may be told of. Figures follow days that are over, so that a count that
 * moves tells nobody whether the clip just answered was gold.
 */
export async function toldDays({ store, now }: Hub, within: SomeDays): Promise<ToldDays & { zone: string; visibility: 'named' | 'grouped' }> {
  const { policy: { statistics: { visibility, retentionDays }, zone } } = await readFacts(store)
  const at = now()
  const [first, last] = [dayIn(zone, Math.max(0, at - retentionDays * dayMs)), dayIn(zone, Math.max(0, startOf(zone, at) - 1))]
  const { from = first, to = last } = within
  return { from: from > first ? from : first, to: to < last ? to : last, zone, visibility }
}

/** An instant of the day of `at` before which nothing of that day lies, to the quarter of an hour that zones are apart by. */
function startOf(zone: string, at: number): number {
  const quarterMs = 900_000
  let start = Math.floor(at / quarterMs) * quarterMs
  const day = dayIn(zone, start)
  while (start > 0 && dayIn(zone, start - 1) === day) start -= quarterMs
  return start
}

/** No day begins further from its date's midnight in UTC. */
const marginMs = dayMs

/** Instants that surely hold these days. */
const around = ({ from, to }: ToldDays): { from: number; to: number } => ({ from: Date.parse(from) - marginMs, to: Date.parse(to) + 2 * marginMs })

const wordCounts = ({ substitutions, deletions, insertions, words }: WordCounts): WordCounts => ({ substitutions, deletions, insertions, words })

export async function goldWithin(store: Store, days: ToldDays & { zone: string }): Promise<MeasuredGold[]> {
  const { from, to } = around(days)
  const rows = await store
    .selectFrom('gold_measures')
    .innerJoin('clips', 'clips.id', 'gold_measures.clip')
    .innerJoin('people', 'people.id', 'gold_measures.person')
    .innerJoin('batches', 'batches.id', 'gold_measures.batch')
    .where('gold_measures.at', '>=', from)
    .where('gold_measures.at', '<', to)
    .select([
      'gold_measures.person', 'people.code', 'people.site', 'gold_measures.batch', 'batches.name as batchName', 'gold_measures.at', 'clips.locale',
      'substitutions', 'deletions', 'insertions', 'gold_measures.words', 'wrong', 'accepted',
    ])
    .select(sql<string>`batches.task ->> '$.id'`.as('task'))
    .orderBy('gold_measures.at')
    .orderBy('gold_measures.clip')
    .execute()
  return rows
    .map(({ person, code, site, batch, batchName, task, at, locale, wrong, accepted, ...counts }) => ({
      person, code, site, batch, batchName, task, locale, day: dayIn(days.zone, at), item: { ...wordCounts(counts), wrong: wrong === 1, accepted: accepted === 1 },
    }))
    .filter(({ day }) => day >= days.from && day <= days.to)
}

const pairRows = (store: Store, { from, to }: { from: number; to: number }) =>
  store
    .selectFrom('overlap_measures as pair')
    .innerJoin('clips', 'clips.id', 'pair.clip')
    .innerJoin('people as first', 'first.id', 'pair.one')
    .innerJoin('people as second', 'second.id', 'pair.other')
    .innerJoin('batches as firstBatch', 'firstBatch.id', 'pair.one_batch')
    .innerJoin('batches as secondBatch', 'secondBatch.id', 'pair.other_batch')
    .where('pair.other_at', '>=', from)
    .where('pair.other_at', '<', to)
    .selectAll('pair')
    .select(['clips.locale', 'first.code as oneCode', 'second.code as otherCode', 'first.site as oneSite', 'second.site as otherSite', 'firstBatch.name as oneName', 'secondBatch.name as otherName'])
    .select([sql<string>`"firstBatch".task ->> '$.id'`.as('oneTask'), sql<string>`"secondBatch".task ->> '$.id'`.as('otherTask')])
    .orderBy('pair.other_at')
    .orderBy('pair.clip')

type PairRow = Awaited<ReturnType<ReturnType<typeof pairRows>['execute']>>[number]

function errorsOf({ substitutions, deletions, insertions, words }: PairRow): WordCounts | null {
  if (substitutions === null || deletions === null || insertions === null || words === null) return null
  return { substitutions, deletions, insertions, words }
}

const both = (one: string | null, other: string | null): [string, string] | null => (one === null || other === null ? null : [one, other])

function pairOf(row: PairRow, zone: string): MeasuredPair {
  const slots = row.slots === null ? null : Slots.parse(JSON.parse(row.slots))
  return {
    day: dayIn(zone, row.other_at),
    locale: row.locale,
    one: { person: row.one, code: row.oneCode, site: row.oneSite, batch: row.one_batch, batchName: row.oneName, task: row.oneTask },
    other: { person: row.other, code: row.otherCode, site: row.otherSite, batch: row.other_batch, batchName: row.otherName, task: row.otherTask },
    item: { wake: both(row.one_wake, row.other_wake), intent: both(row.one_intent, row.other_intent), errors: errorsOf(row), slots: slots === null ? null : Object.values(slots) },
    slots,
  }
}

/** Pairs by the day of the later answer: before that there was none. */
export async function pairsWithin(store: Store, days: ToldDays & { zone: string }): Promise<MeasuredPair[]> {
  const rows = await pairRows(store, around(days)).execute()
  return rows.map(row => pairOf(row, days.zone)).filter(({ day }) => day >= days.from && day <= days.to)
}
