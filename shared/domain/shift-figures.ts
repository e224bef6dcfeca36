import { breaksOfferedIn, breaksPossibleIn } from './breaks.ts'
import type { Counted } from './counted.ts'
import { throughput, workedMs, type Decision, type Stretch } from './throughput.ts'

// The figures of one shift, by the same rules wherever they are shown. Durations in milliseconds.

/** One decision on a clip as it was recorded, and not taken back. */
export type RecordedDecision = {
  clip: string
  /** Null for an escalation, which stands beside the answers. */
  revision: number | null
  at: number
  handlingMs: number | null
  durationMs: number
  /** Null where there was nothing to change: a skip, an escalation. */
  counted: Counted | null
}

/** A clip that was done in a shift, in whatever way: nothing below asks which. */
export type DoneClip = Decision & { durationMs: number; counted: Counted }

export type Figures = {
  workedMs: number
  awayMs: number
  clips: number
  /** Clips in each sixth of an hour since the start. */
  through: number[]
  perHour: number | null
  medianHandlingMs: number | null
  handlingSpreadMs: number | null
  audioMs: number
  wordsCorrected: number
  slots: number
  breaksOffered: number
  /** Offers that left room in the shift to be taken; whether they were is not counted. */
  breaksPossible: number
}

const sixthMs = 600_000
const nothing: Counted = { corrected: 0, labelled: 0 }

/** Linear interpolation between the closest ranks, as most statistics packages do. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share
  const lower = sorted[Math.floor(place)] ?? 0
  const upper = sorted[Math.ceil(place)] ?? lower
  return lower + (upper - lower) * (place - Math.floor(place))
}

/** Half the distance between the quartiles; null under two values. */
export function halfQuartileRange(values: readonly number[]): number | null {
  if (values.length < 2) return null
  const sorted = values.toSorted((one, other) => one - other)
  return (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / 2
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

const longest = (values: readonly (number | null)[]): number | null =>
  values.reduce((most, value) => (value !== null && (most === null || value > most) ? value : most), null)

const latest = (answers: readonly RecordedDecision[]): RecordedDecision | null =>
  answers.reduce<RecordedDecision | null>((last, answer) => (answer.revision !== null && answer.revision > (last?.revision ?? 0) ? answer : last), null)

/** `decisions` of one shift, in any order. A clip decided more than once is done once, at its last decision. */
export function doneClips(decisions: readonly RecordedDecision[]): DoneClip[] {
  return [...Map.groupBy(decisions, ({ clip }) => clip).values()].map(all => ({
    at: Math.max(...all.map(({ at }) => at)),
    handlingMs: longest(all.map(({ handlingMs }) => handlingMs)),
    durationMs: all[0]?.durationMs ?? 0,
    counted: latest(all)?.counted ?? nothing,
  }))
}

function throughSixths(startedAt: number, until: number, instants: readonly number[]): number[] {
  const last = instants.reduce((most, instant) => Math.max(most, instant), until)
  const sixths = Array.from({ length: Math.floor(Math.max(0, last - startedAt) / sixthMs) + 1 }, () => 0)
  for (const instant of instants) {
    const index = Math.max(0, Math.floor((instant - startedAt) / sixthMs))
    sixths[index] = (sixths[index] ?? 0) + 1
  }
  return sixths
}

/** The figures of a shift from `startedAt` to `until`, from the same rules as the reviewer's own counters. */
export function shiftFigures(startedAt: number, until: number, stretches: readonly Stretch[], done: readonly DoneClip[]): Figures {
  const { perHourShift, medianHandlingMs } = throughput(done, stretches)
  const worked = workedMs(stretches)
  return {
    workedMs: worked,
    awayMs: Math.max(0, until - startedAt - worked),
    clips: done.length,
    through: throughSixths(startedAt, until, done.map(({ at }) => at)),
    perHour: perHourShift,
    medianHandlingMs,
    handlingSpreadMs: halfQuartileRange(done.flatMap(({ handlingMs }) => (handlingMs === null ? [] : [handlingMs]))),
    audioMs: sum(done.map(({ durationMs }) => durationMs)),
    wordsCorrected: sum(done.map(({ counted }) => counted.corrected)),
    slots: sum(done.map(({ counted }) => counted.labelled)),
    breaksOffered: breaksOfferedIn(worked),
    breaksPossible: breaksPossibleIn(stretches, until),
  }
}
