import { z } from 'zod'
import { Board, Needs, ReadBatches, ReadPeriod } from '../../../shared/contract/board.ts'
import { MyQuality, Quality } from '../../../shared/contract/quality.ts'
import { dayIn } from '../../../shared/domain/zones.ts'
import type { Policy } from '../../../shared/hub-api/hello.ts'
import { Days } from '../../../shared/hub-api/period-figures.ts'
import type { Kept } from '../settings/kept.ts'

const dayMs = 86_400_000

/** What the policy lets be kept of others: whether by name, and nothing from before a day, nor read before an instant. */
type Border = { byName: boolean; day: string; at: number; dayOf(instant: number): string }

/** What is left of something that was kept; null where nothing may be. */
type Rule = (kept: unknown, border: Border) => unknown

const rule = <T extends { at: number }>(schema: z.ZodType<T>, isNamed: (told: T) => boolean, left: (told: T, border: Border) => unknown = told => told): Rule =>
  (kept, border) => {
    const told = schema.safeParse(kept).data
    if (told === undefined || told.at < border.at || (isNamed(told) && !border.byName)) return null
    return left(told, border)
  }
const byName = ({ visibility }: { visibility: 'named' | 'grouped' }): boolean => visibility === 'named'

/** Periods stay whole or go: figures of days that may be told no longer cannot be taken out of a sum. */
const ofPeriods = <T extends { at: number }>(schema: z.ZodType<T>, isNamed: (told: T) => boolean, firstNamed: (told: T) => string | null): Rule => {
  const one = rule(schema, isNamed)
  const All = z.array(z.strictObject({ asked: Days.nullable(), told: schema }))
  return (kept, border) => (All.safeParse(kept).data ?? []).filter(({ asked, told }) => {
    const first = asked === null ? border.day : [asked.from, firstNamed(told) ?? asked.from].toSorted()[1]
    return one(told, border) !== null && (!isNamed(told) || (first ?? '') >= border.day)
  })
}

const rules: Readonly<Record<string, Rule>> = {
  board: rule(Board, byName, (board, { day, dayOf }) => ({ ...board, shifts: board.shifts.filter(({ startedAt }) => dayOf(startedAt) >= day) })),
  needs: rule(Needs, ({ needs }) => needs.some(need => 'person' in need)),
  batches: rule(ReadBatches, ({ batches }) => batches.length > 0),
  figures: ofPeriods(ReadPeriod, byName, ({ namedSince }) => namedSince),
  quality: ofPeriods(Quality, byName, () => null),
  // One's own are nobody's to hide, and get as old as all others.
  'own-quality': ofPeriods(MyQuality, () => false, () => null),
}

/**
 * The last figures that the hub told, for when it is away: never more of others than the policy lets be told now.
 * What it has made stricter since, and what is older than performance detail is kept, goes before anything is read.
 */
export function keptFigures(kept: Kept, policy: () => Policy | null, now: () => number): Kept & { retain(): void } {
  function retain(): void {
    const found = policy()
    if (found === null) return
    const { statistics: { visibility, retentionDays }, zone } = found
    const at = now() - retentionDays * dayMs
    const dayOf = (instant: number): string => dayIn(zone, instant)
    const border = { byName: visibility === 'named', at, day: dayOf(Math.max(0, at)), dayOf }
    for (const [key, left] of Object.entries(rules)) {
      const before = kept.read(key)
      if (before === null) continue
      const after = left(before, border)
      if (JSON.stringify(after) !== JSON.stringify(before)) kept.write(key, after)
    }
  }
  return {
    retain,
    read(key) {
      if (key in rules) retain()
      return kept.read(key)
    },
    write: kept.write,
  }
}
