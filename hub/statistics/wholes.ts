import { leastPeople } from '../../shared/hub-api/shifts.ts'
import type { KnownShift } from '../shifts/list.ts'
import type { Store } from '../store/store.ts'
import { sumsOf, type Sums } from './sums.ts'
import { tellGroup, toldOf } from './told.ts'

/** A day that is told as a whole, and by site and by language where that tells apart no fewer than five people. */
export type WholeDay = { total: Sums; split: Split | null }
type Split = { sites: readonly (readonly [site: string | null, sums: Sums])[]; locales: readonly (readonly [locale: string, sums: Sums])[] }

const siteOf = ({ site }: KnownShift): string | null => site
export const localesOf = (shifts: readonly KnownShift[]): string[] => [...new Set(shifts.flatMap(({ parts }) => parts.map(({ locale }) => locale)))].toSorted()
const peopleIn = (shifts: readonly KnownShift[]): number => new Set(shifts.map(({ worker }) => worker)).size

/**
 * By site and by language only where every site has five people in every language it works in at all. Whatever is then
 * added to or taken from whatever else is made of those cells, and no cell holds fewer.
 */
function splitOf(shifts: readonly KnownShift[]): Split | null {
  const sites = [...Map.groupBy(shifts, siteOf)]
  const locales = localesOf(shifts)
  const cells = sites.flatMap(([, there]) => locales.map(locale => there.filter(({ parts }) => parts.some(part => part.locale === locale))))
  const told = [...sites.map(([, there]) => there), ...cells.filter(cell => cell.length > 0)]
  if (told.some(group => peopleIn(group) < leastPeople)) return null
  return {
    sites: sites.map(([site, there]) => [site, sumsOf(there)] as const),
    locales: locales.map(locale => [locale, sumsOf(shifts.filter(({ parts }) => parts.some(part => part.locale === locale)), locale)] as const),
  }
}

/** What of each worker's shifts goes into a group. */
const doneBy = (shifts: readonly KnownShift[]): Map<string, unknown> =>
  new Map([...Map.groupBy(shifts, ({ worker }) => worker)].map(([worker, own]) =>
    [worker, own.map(({ site, parts, figures: { shift, workedMs, awayMs, clips } }) => [shift, site, workedMs, awayMs, clips, parts])]))

const keyOf = (day: string): string => `day ${day}`

/** A day that is over, out of its ended shifts; null where fewer than five people worked. */
export function tellDay(store: Store, day: string, shifts: readonly KnownShift[]): Promise<WholeDay | null> {
  const ended = shifts.filter(({ figures }) => figures.endedAt !== null)
  return tellGroup<WholeDay>(store, { key: keyOf(day), people: doneBy(ended), value: { total: sumsOf(ended), split: splitOf(ended) } })
}

/** What was told of a day of which no shift is left. */
export const toldDay = (store: Store, day: string): Promise<WholeDay | null> => toldOf<WholeDay>(store, keyOf(day))
