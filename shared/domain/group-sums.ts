import { quantileIn, spreadIn, type Tally } from './tally.ts'

// What several shifts come to, by the same rules for whoever worked them and for whoever reads them. Durations in milliseconds.

/** What of shifts can be added up. */
export type GroupSums = {
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
}

const added = ['shifts', 'workedMs', 'awayMs', 'clips', 'audioMs', 'wordsCorrected', 'slots', 'breaksOffered', 'breaksPossible'] as const
export const noSums: GroupSums = { people: 0, shifts: 0, workedMs: 0, awayMs: 0, clips: 0, audioMs: 0, wordsCorrected: 0, slots: 0, breaksOffered: 0, breaksPossible: 0 }

/** Adds up sums; `people` is the most that any of them has, since a day that is told as a whole does not say who worked on it. */
export function addGroupSums(all: readonly GroupSums[]): GroupSums {
  const total = { ...noSums, people: Math.max(0, ...all.map(({ people }) => people)) }
  for (const sums of all) for (const figure of added) total[figure] += sums[figure]
  return total
}

const hourMs = 3_600_000
const settlingMs = 120_000

/** The figures of a group that took so long for its clips; where time is not told apart, nothing is told by the hour either. */
export function figuresOf(sums: GroupSums, handling: Tally) {
  const { awayMs: _, workedMs, breaksOffered, breaksPossible, ...counts } = sums
  const timed = workedMs > 0
  return {
    ...counts,
    workedMs: timed ? workedMs : null,
    perHour: workedMs < settlingMs ? null : (counts.clips * hourMs) / workedMs,
    breaksOffered: timed ? breaksOffered : null,
    breaksPossible: timed ? breaksPossible : null,
    medianHandlingMs: quantileIn(handling, 0.5),
    handlingSpreadMs: spreadIn(handling),
  }
}
