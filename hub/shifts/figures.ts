import { throughput, workedMs, type Decision, type Stretch } from '../../shared/domain/throughput.ts'
import { spokenWords } from '../../shared/domain/marks.ts'
import { wordErrors } from '../../shared/domain/words.ts'
import type { Annotation } from '../../shared/domain/annotation.ts'
import type { ShiftFigures } from '../../shared/hub-api/shifts.ts'

/** A clip that was done in a shift, in whatever way: nothing below asks which. */
export type DoneClip = Decision & {
  durationMs: number
  hypothesis: string
  annotation: Annotation | null
  /** What was counted of an answer before its words were erased with its clip. */
  counted: { corrected: number; labelled: number } | null
}

const sixthMs = 600_000

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

function throughSixths(startedAt: number, until: number, instants: readonly number[]): number[] {
  const last = Math.max(until, ...instants)
  const sixths = Array.from({ length: Math.floor(Math.max(0, last - startedAt) / sixthMs) + 1 }, () => 0)
  for (const instant of instants) {
    const index = Math.max(0, Math.floor((instant - startedAt) / sixthMs))
    sixths[index] = (sixths[index] ?? 0) + 1
  }
  return sixths
}

/** Words that the reviewer changed, put in or took out of what the recogniser had heard; marks are no words. */
function wordsCorrected({ annotation, hypothesis, counted }: DoneClip): number {
  if (counted !== null) return counted.corrected
  if (annotation === null) return 0
  const { substitutions, deletions, insertions } = wordErrors(spokenWords(annotation.transcript), spokenWords(hypothesis))
  return substitutions + deletions + insertions
}

type Figures = Pick<
  ShiftFigures,
  | 'workedMs' | 'awayMs' | 'clips' | 'through' | 'perHour' | 'medianHandlingMs' | 'handlingSpreadMs' | 'audioMs'
  | 'wordsCorrected' | 'slots'
>

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
    wordsCorrected: sum(done.map(wordsCorrected)),
    slots: sum(done.map(({ annotation, counted }) => counted?.labelled ?? annotation?.slots.length ?? 0)),
  }
}
