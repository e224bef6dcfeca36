/** A pace is taken over a week at most, so that everybody's days off are in it once. */
export const paceMs = 7 * 24 * 3_600_000
const dayMs = 24 * 3_600_000

/** What somebody answered within the last week, and when they began; instants in milliseconds. */
export type Answered = { answered: number; firstAt: number }

/** Clips a day, nights and days off included; null before there was a whole day, from which nothing can be told. */
export function paceOf({ answered, firstAt }: Answered, now: number): number | null {
  const days = Math.min(paceMs, now - firstAt) / dayMs
  return days < 1 || answered === 0 ? null : answered / days
}

/** A batch against its date: what is left of it. */
export type Dated = { dueAt: number; remaining: number }

/**
 * When a batch comes to its end at this pace (clips a day): what is due no later is answered first. It is plain
 * arithmetic on what is left, and null where nothing is left or no pace is known.
 */
export function expectedEnd({ dueAt, remaining }: Dated, all: readonly Dated[], pace: number | null, now: number): number | null {
  if (pace === null || remaining === 0) return null
  const left = all.reduce((sum, other) => sum + (other.dueAt <= dueAt ? other.remaining : 0), 0)
  return Math.round(now + (left / pace) * dayMs)
}

/** Whether a date has passed with something left, or will at this pace. */
export const isMissed = ({ dueAt, remaining, expectedAt }: { dueAt: number | null; remaining: number; expectedAt: number | null }, now: number): boolean =>
  dueAt !== null && remaining > 0 && (dueAt <= now || (expectedAt !== null && expectedAt > dueAt))
