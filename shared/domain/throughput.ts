// Figures that a reviewer and a supervisor read from the same facts. Durations in milliseconds.

export type Decision = {
  /** When the clip was decided, in milliseconds since the epoch. */
  at: number
  /** From first sound to verdict without breaks and locks; null where no sound was played. */
  handlingMs: number | null
}

export type Throughput = {
  done: number
  /** Clips an hour of worked time over the last 30 worked minutes, null before the first 2. */
  perHour: number | null
  perHourShift: number | null
  medianHandlingMs: number | null
}

const hourMs = 3_600_000
const windowMs = hourMs / 2
const settlingMs = 120_000

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const upper = sorted[sorted.length >> 1]
  const lower = sorted[(sorted.length - 1) >> 1]
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2
}

/** A stretch of worked time; an open one ends at the instant asked about. */
export type Stretch = { from: number; to: number }

/** What is left of `stretches` without what lies in any of `away`, which may be in any order and overlap. */
export function without(stretches: readonly Stretch[], away: readonly Stretch[]): Stretch[] {
  return away.reduce<readonly Stretch[]>(
    (left, gone) =>
      left.flatMap(({ from, to }) => {
        if (gone.from >= gone.to) return [{ from, to }]
        return [{ from, to: Math.min(to, gone.from) }, { from: Math.max(from, gone.to), to }].filter(part => part.from < part.to)
      }),
    stretches,
  ).slice()
}

/** The worked milliseconds of `stretches` from `since` on. */
export const workedMs = (stretches: readonly Stretch[], since = 0): number =>
  stretches.reduce((sum, stretch) => sum + Math.max(0, stretch.to - Math.max(stretch.from, since)), 0)

/** Worked milliseconds since the last time away that was long enough to be a rest, of whatever kind; 0 during one. */
export function workedSinceRest(stretches: readonly Stretch[], restMs: number, now: number): number {
  let next = now
  let worked = 0
  for (const stretch of stretches.toReversed()) {
    if (next - stretch.to >= restMs) break
    worked += stretch.to - stretch.from
    next = stretch.from
  }
  return worked
}

/** The instant from which on exactly `ms` were worked, or the first worked instant when there was less. */
function startOfLast(stretches: readonly Stretch[], ms: number): number {
  let rest = ms
  for (const stretch of stretches.toReversed()) {
    if (stretch.to - stretch.from >= rest) return stretch.to - rest
    rest -= stretch.to - stretch.from
  }
  return stretches[0]?.from ?? 0
}

const rate = (count: number, ms: number): number | null => (ms < settlingMs ? null : (count * hourMs) / ms)

/** `stretches` in order and apart from each other; `decisions` in any order. */
export function throughput(decisions: readonly Decision[], stretches: readonly Stretch[]): Throughput {
  const since = startOfLast(stretches, windowMs)
  const recent = decisions.filter(decision => decision.at >= since)
  return {
    done: decisions.length,
    perHour: rate(recent.length, workedMs(stretches, since)),
    perHourShift: rate(decisions.length, workedMs(stretches)),
    medianHandlingMs: median(decisions.flatMap(({ handlingMs }) => (handlingMs === null ? [] : [handlingMs]))),
  }
}
