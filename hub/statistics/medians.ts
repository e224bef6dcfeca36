import { CompiledQuery } from 'kysely'
import type { Part } from '../../shared/domain/parts.ts'
import { addTallies, countIn, quantileIn, type Tally } from '../../shared/domain/tally.ts'
import { leastPeople } from '../../shared/hub-api/shifts.ts'
import type { Hub } from '../hub.ts'
import { readShifts, type KnownShift } from '../shifts/list.ts'
import { insertRows } from '../store/dialect.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** Over so much work back a median is counted. */
const reachMs = 30 * dayMs

/** The middle of what people took for a sort of clip, in milliseconds, by `sortOf`. */
export type Medians = ReadonlyMap<string, number>

type Sort = Pick<Part, 'project' | 'locale' | 'length'>
export const sortOf = ({ project, locale, length }: Sort): string => `${project} ${locale} ${length}`

/** Of sorts that at least five people worked on: of fewer it would be a measure of one of them. */
function medianRows(shifts: readonly KnownShift[]) {
  const sorts = Map.groupBy(shifts.flatMap(({ worker, parts }) => parts.map(part => ({ worker, part }))), ({ part }) => sortOf(part))
  return [...sorts.values()].flatMap(all => {
    const [first] = all
    const median = quantileIn(addTallies(all.map(({ part }) => part.handling)), 0.5)
    if (first === undefined || median === null || new Set(all.map(({ worker }) => worker)).size < leastPeople) return []
    const { project, locale, length } = first.part
    return [{ project, locale, length, median_ms: median }]
  })
}

type KeptMedian = { counted_at: number; project: string | null; locale: string | null; length: Part['length'] | null; median_ms: number | null }

/** Every board asks for it, so it is not built anew each time. */
const medianQuery = CompiledQuery.raw('select counted_at, project, locale, length, median_ms from handling_counts left join handling_medians on true')

/** When medians were counted last, and what they were then; null before the first time. */
async function keptMedians({ store }: Pick<Hub, 'store'>): Promise<{ countedAt: number; medians: Medians } | null> {
  const { rows } = await store.executeQuery<KeptMedian>(medianQuery)
  const [first] = rows
  if (first === undefined) return null
  const medians = rows.flatMap(({ project, locale, length, median_ms: median }) =>
    (project === null || locale === null || length === null || median === null ? [] : [[sortOf({ project, locale, length }), median] as const]))
  return { countedAt: first.counted_at, medians: new Map(medians) }
}

/** The medians of the last thirty days, counted anew when they are more than an hour old. */
export async function readMedians(hub: Hub): Promise<Medians> {
  const now = hub.now()
  const known = await keptMedians(hub)
  if (known !== null && now - known.countedAt <= hourMs) return known.medians
  const rows = medianRows(await readShifts(hub, Math.max(0, now - reachMs), now))
  await hub.store.transaction().execute(async transaction => {
    await transaction.deleteFrom('handling_medians').execute()
    if (rows.length > 0) await insertRows(transaction, 'handling_medians', rows)
    await transaction.insertInto('handling_counts').values({ only: 1, counted_at: now }).onConflict(conflict => conflict.column('only').doUpdateSet({ counted_at: now })).execute()
  })
  return new Map(rows.map(row => [sortOf(row), row.median_ms]))
}

/** Handling over what the medians say of the same sorts: 1 is as long as the median; null where no sort has one. */
export function ofMedians(sorts: Iterable<readonly [string, Tally]>, medians: Medians): number | null {
  let taken = 0
  let usual = 0
  for (const [sort, tally] of sorts) {
    const median = medians.get(sort)
    const own = quantileIn(tally, 0.5)
    if (median === undefined || own === null) continue
    taken += own * countIn(tally)
    usual += median * countIn(tally)
  }
  return usual === 0 ? null : taken / usual
}

export const ofMedianIn = (parts: readonly Part[], medians: Medians): number | null =>
  ofMedians(parts.map(part => [sortOf(part), part.handling] as const), medians)
