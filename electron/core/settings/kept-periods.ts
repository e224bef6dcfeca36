import { z } from 'zod'
import { Days } from '../../../shared/hub-api/period-figures.ts'
import { freshOr } from './fresh-or-kept.ts'
import type { Kept } from './kept.ts'

/** Periods of which the last figures are kept, for when the hub is away: two to compare, and where one was before. */
const periodsKept = 6

/** What the hub told of periods last, under a name; null stands for all days that it keeps. */
export function createKeptPeriods<T extends { live: boolean }>(kept: Kept, key: string, schema: z.ZodType<T>) {
  const All = z.array(z.strictObject({ asked: Days.nullable(), told: schema }))
  const all = () => All.safeParse(kept.read(key)).data ?? []
  const isOf = (days: Days | null) => ({ asked }: { asked: Days | null }): boolean => asked?.from === days?.from && asked?.to === days?.to
  const find = (days: Days | null): T | undefined => all().find(isOf(days))?.told
  return {
    find,
    /** From the hub, or as it last was for the same days. */
    read: (days: Days | null, ask: () => Promise<T>): Promise<T> =>
      freshOr(ask, told => kept.write(key, [{ asked: days, told }, ...all().filter(one => !isOf(days)(one))].slice(0, periodsKept)), () => find(days)),
  }
}
