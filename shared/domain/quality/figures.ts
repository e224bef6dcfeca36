import { nominalAlpha } from './agreement.ts'
import { bootstrap, wilson, type Interval } from './intervals.ts'
import { spanF1, type SpanCounts } from './span-scores.ts'

// What answers for gold, and pairs of answers for one clip, come to. Shares and rates from 0; alpha from -1 to 1.

/** Of fewer nothing is told: what came about by chance would be read as somebody's work. */
export const leastItems = 50

export type WordCounts = { substitutions: number; deletions: number; insertions: number; words: number }

/** An answer for gold; `wrong`: its hypothesis was, `accepted`: it was left as it was. */
export type GoldItem = WordCounts & { wrong: boolean; accepted: boolean }

/** Two answers for one clip; null is what was not asked of both. Word errors are one's against the other's words. */
export type PairItem = {
  wake: readonly [string, string] | null
  intent: readonly [string, string] | null
  errors: WordCounts | null
  slots: readonly SpanCounts[] | null
}

export type QualityFigure = {
  /** What it was counted over: clips. */
  items: number
  value: number | null
  interval: Interval | null
  /** Why there is no value: too few items, or nothing among them that could differ. */
  withheld: 'few' | 'undetermined' | null
}

/** A word error rate with its parts; null with the value. */
export type ErrorFigure = QualityFigure & { parts: WordCounts | null }

export type QualityFigures = {
  /** Word error rate against the reference of gold. */
  gold: ErrorFigure
  /** How much of the gold that was given with a wrong hypothesis was left as it was. */
  accepted: QualityFigure
  /** Word error rate between two people. */
  overlap: ErrorFigure
  /** Krippendorff's alpha for wake verdicts and intents. */
  wake: QualityFigure
  intent: QualityFigure
  /** F1 of slots between two people. */
  slots: QualityFigure
}

/** In the order in which they are told. */
export const figureNames = ['gold', 'accepted', 'overlap', 'wake', 'intent', 'slots'] as const satisfies readonly (keyof QualityFigures)[]
export type FigureName = (typeof figureNames)[number]

type Figure<T> = (units: readonly T[], times: readonly number[]) => number | null

function summed(units: readonly WordCounts[], times: readonly number[]): WordCounts {
  const sums = { substitutions: 0, deletions: 0, insertions: 0, words: 0 }
  for (const [index, unit] of units.entries()) {
    for (const part of ['substitutions', 'deletions', 'insertions', 'words'] as const) sums[part] += unit[part] * (times[index] ?? 0)
  }
  return sums
}

/** Over all words together; null where there were none. */
const wordErrorRate: Figure<WordCounts> = (units, times) => {
  const { substitutions, deletions, insertions, words } = summed(units, times)
  return words === 0 ? null : (substitutions + deletions + insertions) / words
}

const slotScore: Figure<readonly SpanCounts[]> = (units, times) =>
  spanF1(units.flat(), units.flatMap((counts, index) => counts.map(() => times[index] ?? 0)))

const few = (items: number): QualityFigure => ({ items, value: null, interval: null, withheld: 'few' })

/** Units that are alike stand in one place, so that a month of everybody is drawn from as quickly as a day. */
function alike<T>(units: readonly T[]): { kinds: T[]; times: number[] } {
  const groups = [...Map.groupBy(units, unit => JSON.stringify(unit)).values()]
  return { kinds: groups.flatMap(([first]) => (first === undefined ? [] : [first])), times: groups.map(({ length }) => length) }
}

function figureOf<T>(units: readonly T[], figure: Figure<T>): QualityFigure {
  if (units.length < leastItems) return few(units.length)
  const { kinds, times } = alike(units)
  const value = figure(kinds, times)
  if (value === null) return { items: units.length, value, interval: null, withheld: 'undetermined' }
  return { items: units.length, value, interval: bootstrap(kinds, figure, times), withheld: null }
}

function errorsOf(units: readonly WordCounts[]): ErrorFigure {
  const counts = units.map(({ substitutions, deletions, insertions, words }) => ({ substitutions, deletions, insertions, words }))
  const figure = figureOf(counts, wordErrorRate)
  return { ...figure, parts: figure.value === null ? null : summed(counts, counts.map(() => 1)) }
}

/** A share with Wilson's interval. */
function shareOf(units: readonly boolean[]): QualityFigure {
  if (units.length < leastItems) return few(units.length)
  const count = units.filter(Boolean).length
  return { items: units.length, value: count / units.length, interval: wilson(count, units.length), withheld: null }
}

const asked = <T>(values: readonly (T | null)[]): T[] => values.filter(value => value !== null)

/** The figures of whatever these items have in common: a person, a locale, a batch. */
export function qualityFigures(gold: readonly GoldItem[], pairs: readonly PairItem[]): QualityFigures {
  return {
    gold: errorsOf(gold),
    accepted: shareOf(gold.filter(({ wrong }) => wrong).map(({ accepted }) => accepted)),
    overlap: errorsOf(asked(pairs.map(({ errors }) => errors))),
    wake: figureOf(asked(pairs.map(({ wake }) => wake)), nominalAlpha),
    intent: figureOf(asked(pairs.map(({ intent }) => intent)), nominalAlpha),
    slots: figureOf(asked(pairs.map(({ slots }) => slots)), slotScore),
  }
}

/** The same pair as the other one of the two sees it. */
export function turned({ wake, intent, errors, slots }: PairItem): PairItem {
  return {
    wake: wake === null ? null : [wake[1], wake[0]],
    intent: intent === null ? null : [intent[1], intent[0]],
    errors: errors === null ? null : {
      substitutions: errors.substitutions, deletions: errors.insertions, insertions: errors.deletions, words: errors.words - errors.deletions + errors.insertions,
    },
    slots: slots?.map(({ hits, found, wanted }) => ({ hits, found: wanted, wanted: found })) ?? null,
  }
}
