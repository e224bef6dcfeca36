import type { GroupFigures } from '../../shared/hub-api/period-figures.ts'
import { addTallies, quantileIn, spreadIn, type Tally } from '../../shared/domain/tally.ts'
import type { KnownShift } from '../shifts/list.ts'
import { ofMedians, sortOf, type Medians } from './medians.ts'

/** What of shifts can be added up, and from which every figure of a group is made. */
export type Sums = {
  people: number
  shifts: number
  workedMs: number
  awayMs: number
  clips: number
  audioMs: number
  wordsCorrected: number
  slots: number
  breaksOffered: number
  breaksPossible: number
  /** Handling by sort of clip. */
  handling: readonly (readonly [sort: string, tally: Tally])[]
}

const added = ['shifts', 'workedMs', 'awayMs', 'clips', 'audioMs', 'wordsCorrected', 'slots', 'breaksOffered', 'breaksPossible'] as const
const nothing: Sums = { people: 0, shifts: 0, workedMs: 0, awayMs: 0, clips: 0, audioMs: 0, wordsCorrected: 0, slots: 0, breaksOffered: 0, breaksPossible: 0, handling: [] }

/** Adds up sums; `people` is the most that any of them has, since a day that is told as a whole does not say who worked on it. */
export function addSums(all: readonly Sums[]): Sums {
  const total = { ...nothing, people: Math.max(0, ...all.map(({ people }) => people)) }
  for (const sums of all) for (const figure of added) total[figure] += sums[figure]
  const sorts = Map.groupBy(all.flatMap(({ handling }) => handling), ([sort]) => sort)
  return { ...total, handling: [...sorts].map(([sort, tallies]) => [sort, addTallies(tallies.map(([, tally]) => tally))] as const) }
}

const ofShift = ({ figures, parts }: KnownShift): Sums => ({ ...figures, people: 1, shifts: 1, handling: parts.map(part => [sortOf(part), part.handling]) })

/** Of a shift only what was done in one locale; time is not told apart by locale. */
function ofLocale({ parts }: KnownShift, locale: string): Sums {
  const own = parts.filter(part => part.locale === locale)
  const sum = (figure: 'clips' | 'audioMs' | 'wordsCorrected' | 'slots'): number => own.reduce((total, part) => total + part[figure], 0)
  return {
    ...nothing, shifts: 1, clips: sum('clips'), audioMs: sum('audioMs'), wordsCorrected: sum('wordsCorrected'), slots: sum('slots'),
    handling: own.map(part => [sortOf(part), part.handling]),
  }
}

/** The sums of whole shifts, or of what was done in them in one locale. */
export const sumsOf = (shifts: readonly KnownShift[], locale: string | null = null): Sums =>
  ({ ...addSums(shifts.map(shift => (locale === null ? ofShift(shift) : ofLocale(shift, locale)))), people: new Set(shifts.map(({ worker }) => worker)).size })

const hourMs = 3_600_000
const settlingMs = 120_000

/** The figures of a group; where time is not told apart, nothing is told by the hour either. */
export function groupFigures(sums: Sums, medians: Medians): GroupFigures {
  const { handling, workedMs, breaksOffered, breaksPossible, awayMs: _, ...counts } = sums
  const timed = workedMs > 0
  const whole = addTallies(handling.map(([, tally]) => tally))
  return {
    ...counts,
    workedMs: timed ? workedMs : null,
    perHour: workedMs < settlingMs ? null : (counts.clips * hourMs) / workedMs,
    breaksOffered: timed ? breaksOffered : null,
    breaksPossible: timed ? breaksPossible : null,
    medianHandlingMs: quantileIn(whole, 0.5),
    handlingSpreadMs: spreadIn(whole),
    ofMedian: ofMedians(handling, medians),
  }
}
