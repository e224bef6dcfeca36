import { addGroupSums, figuresOf, noSums, type GroupSums } from '../../shared/domain/group-sums.ts'
import type { GroupFigures } from '../../shared/hub-api/period-figures.ts'
import { addTallies, type Tally } from '../../shared/domain/tally.ts'
import type { KnownShift } from '../shifts/list.ts'
import { ofMedians, sortOf, type Medians } from './medians.ts'

/** What of shifts can be added up, and from which every figure of a group is made. */
export type Sums = GroupSums & {
  /** Handling by sort of clip. */
  handling: readonly (readonly [sort: string, tally: Tally])[]
}

/** Adds up sums; `people` is the most that any of them has. */
export function addSums(all: readonly Sums[]): Sums {
  const sorts = Map.groupBy(all.flatMap(({ handling }) => handling), ([sort]) => sort)
  return { ...addGroupSums(all), handling: [...sorts].map(([sort, tallies]) => [sort, addTallies(tallies.map(([, tally]) => tally))] as const) }
}

const ofShift = ({ figures, parts }: KnownShift): Sums => ({ ...figures, people: 1, shifts: 1, handling: parts.map(part => [sortOf(part), part.handling]) })

/** Of a shift only what was done in one locale; time is not told apart by locale. */
function ofLocale({ parts }: KnownShift, locale: string): Sums {
  const own = parts.filter(part => part.locale === locale)
  const sum = (figure: 'clips' | 'audioMs' | 'wordsCorrected' | 'slots'): number => own.reduce((total, part) => total + part[figure], 0)
  return {
    ...noSums, shifts: 1, clips: sum('clips'), audioMs: sum('audioMs'), wordsCorrected: sum('wordsCorrected'), slots: sum('slots'),
    handling: own.map(part => [sortOf(part), part.handling]),
  }
}

/** The sums of whole shifts, or of what was done in them in one locale. */
export const sumsOf = (shifts: readonly KnownShift[], locale: string | null = null): Sums =>
  ({ ...addSums(shifts.map(shift => (locale === null ? ofShift(shift) : ofLocale(shift, locale)))), people: new Set(shifts.map(({ worker }) => worker)).size })

/** The figures of a group. */
export const groupFigures = ({ handling, ...sums }: Sums, medians: Medians): GroupFigures =>
  ({ ...figuresOf(sums, addTallies(handling.map(([, tally]) => tally))), ofMedian: ofMedians(handling, medians) })
