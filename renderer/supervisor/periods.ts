/** The stretches of time that the board can be opened on. */
export const periodNames = ['today', 'yesterday', 'week', 'month'] as const
export type PeriodName = (typeof periodNames)[number]

/** Half-open, in milliseconds since the epoch. */
export type Period = { from: number; to: number }

/** The first instant of the local day that lies `days` after the one of `now`. */
function startOfDay(now: number, days: number): number {
  const day = new Date(now)
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days).getTime()
}

/** Bounded by local midnights, so that a day of 23 or 25 hours is whole; `week` is the last seven days, `month` the last thirty, today included. */
export function periodOf(name: PeriodName, now: number): Period {
  const tomorrow = startOfDay(now, 1)
  switch (name) {
    case 'today': return { from: startOfDay(now, 0), to: tomorrow }
    case 'yesterday': return { from: startOfDay(now, -1), to: startOfDay(now, 0) }
    case 'week': return { from: startOfDay(now, -6), to: tomorrow }
    case 'month': return { from: startOfDay(now, -29), to: tomorrow }
  }
}
