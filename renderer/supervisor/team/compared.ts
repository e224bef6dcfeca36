import type { GroupFigures, PeriodFigures } from '../../../shared/hub-api/period-figures.ts'
import type { Whose } from './team.ts'

/** What of two periods can be set side by side. */
export const comparable = [
  'people', 'shifts', 'workedMs', 'clips', 'perHour', 'ofMedian', 'medianHandlingMs', 'handlingSpreadMs', 'audioMs', 'wordsCorrected', 'slots', 'breaksOffered', 'breaksPossible',
] as const
export type Comparable = (typeof comparable)[number]

export type ComparedRow = { figure: Comparable; here: number | null; there: number | null; difference: number | null; share: number | null }

/** The figures of everybody or of one row; null where the period has none of them. */
export function figuresOf(period: PeriodFigures | null, whose: Whose): GroupFigures | null {
  if (period === null) return null
  if (whose === 'all') return period.total
  const name = whose.slice(whose.indexOf(':') + 1)
  if (whose.startsWith('person:')) return period.people.find(({ person }) => person === name)?.figures ?? null
  if (whose.startsWith('site:')) return period.sites.find(({ site }) => (site ?? '') === name)?.figures ?? null
  return period.locales.find(({ locale }) => locale === name)?.figures ?? null
}

/** Side by side, with the difference and its share of the other period; neither is said to be better. */
export const comparedRows = (here: GroupFigures | null, there: GroupFigures | null): ComparedRow[] =>
  comparable.map(figure => {
    const [one, other] = [here?.[figure] ?? null, there?.[figure] ?? null]
    const difference = one === null || other === null ? null : one - other
    return { figure, here: one, there: other, difference, share: difference === null || other === null || other === 0 ? null : difference / other }
  })
