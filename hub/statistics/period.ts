import { dayIn, startOfDay } from '../../shared/domain/zones.ts'
import type { Days, PeriodFigures } from '../../shared/hub-api/period-figures.ts'
import type { Hub } from '../hub.ts'
import { dayMarginMs, keptDays } from '../retention/days.ts'
import { readShifts, type KnownShift } from '../shifts/list.ts'
import { readMedians } from './medians.ts'
import { addSums, groupFigures, sumsOf, type Sums } from './sums.ts'
import { byDay } from './team-days.ts'
import { tellTeam } from './team.ts'
import { readVisible } from './visible.ts'
import { localesOf, tellDay, toldDay, type WholeDay } from './wholes.ts'

/** The same groups of several days put together, by name. */
function together<K>(groups: readonly (readonly [K, Sums])[]): (readonly [K, Sums])[] {
  return [...Map.groupBy(groups, ([name]) => name)].map(([name, all]) => [name, addSums(all.map(([, sums]) => sums))] as const)
}

const inOrder = <T extends { site?: string | null; locale?: string; person?: string }>(rows: readonly T[], nameOf: (row: T) => string | null): T[] =>
  rows.toSorted((one, other) => (nameOf(one) ?? '￿').localeCompare(nameOf(other) ?? '￿', 'en'))

/** What the policy lets a supervisor see of the shifts that began on the days of a period. */
export async function readPeriod(hub: Hub, { from, to }: Days): Promise<PeriodFigures> {
  const { visibility, namedSince, zone, today, isNamed } = await readVisible(hub)
  const around = await readShifts(hub, Math.max(0, Date.parse(from) - dayMarginMs), Date.parse(to) + dayMarginMs)
  const kept = (await keptDays(hub.store, from, to)).map(({ day }) => day)
  const days = byDay(around.map(known => ({ known, day: dayIn(zone, known.figures.startedAt) })).filter(({ day }) => day >= from && day <= to && !kept.includes(day)))
  const medians = await readMedians(hub)

  const named: KnownShift[] = []
  const wholes: WholeDay[] = []
  const told: { day: string; sums: Sums | null }[] = []
  for (const [day, shifts] of days) {
    if (isNamed(startOfDay(zone, day))) {
      named.push(...shifts)
      told.push({ day, sums: sumsOf(shifts) })
    } else {
      const whole = day < today ? await tellDay(hub.store, day, shifts) : null
      if (whole !== null) wholes.push(whole)
      told.push({ day, sums: whole?.total ?? null })
    }
  }
  for (const day of kept) {
    const whole = await toldDay(hub.store, day)
    if (whole !== null) wholes.push(whole)
    told.push({ day, sums: whole?.total ?? null })
  }
  told.sort((one, other) => (one.day < other.day ? -1 : 1))
  const splits = wholes.flatMap(({ split }) => (split === null ? [] : [split]))
  const namedSites = [...Map.groupBy(named, ({ site }) => site)].map(([site, shifts]) => [site, sumsOf(shifts)] as const)
  const namedLocales = localesOf(named).map(locale => [locale, sumsOf(named.filter(({ parts }) => parts.some(part => part.locale === locale)), locale)] as const)
  const sites = together([...namedSites, ...splits.flatMap(split => split.sites)])
  const locales = together([...namedLocales, ...splits.flatMap(split => split.locales)])
  const people = [...Map.groupBy(named, ({ figures }) => figures.person)]
  const sums = [...(named.length === 0 ? [] : [sumsOf(named)]), ...wholes.map(({ total }) => total)]
  return {
    from, to, zone, visibility, namedSince,
    total: sums.length === 0 ? null : groupFigures(addSums(sums), medians),
    people: inOrder(people.map(([person, shifts]) => ({ person, site: shifts[0]?.site ?? null, figures: groupFigures(sumsOf(shifts), medians) })), ({ person }) => person),
    sites: inOrder(sites.map(([site, own]) => ({ site, figures: groupFigures(own, medians) })), ({ site }) => site),
    locales: inOrder(locales.map(([locale, own]) => ({ locale, figures: groupFigures(own, medians) })), ({ locale }) => locale),
    days: told.map(({ day, sums: own }) => ({ day, figures: own === null ? null : groupFigures(own, medians) })),
    unsplit: wholes.length - splits.length,
    team: await tellTeam(hub.store, days.filter(([day]) => day < today), kept),
  }
}
