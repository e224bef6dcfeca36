import type { ShiftFigures } from '../../shared/hub-api/shifts.ts'

const sixthsInHour = 6

/** Clips in each hour since the start of a shift, from those in each sixth of an hour. */
export function byHour(through: readonly number[]): number[] {
  const hours: number[] = []
  through.forEach((clips, index) => {
    const hour = Math.floor(index / sixthsInHour)
    hours[hour] = (hours[hour] ?? 0) + clips
  })
  return hours
}

/** In the order of the day: by start, then by code; never by what somebody has done. */
export const inDayOrder = (shifts: readonly ShiftFigures[]): ShiftFigures[] =>
  shifts.toSorted((a, b) => a.startedAt - b.startedAt || a.person.localeCompare(b.person))

const soonMs = 3_600_000

/** How a lease stands where results still wait on the laptop: `ended`, ends `soon` (within the hour), or gives no worry. */
export function leaseWorry({ waiting, leaseEndsAt }: ShiftFigures, now: number): 'none' | 'soon' | 'ended' {
  if (waiting === 0 || leaseEndsAt === null || leaseEndsAt - now > soonMs) return 'none'
  return leaseEndsAt <= now ? 'ended' : 'soon'
}

export type Totals = Record<'clips' | 'audioMs' | 'wordsCorrected' | 'slots' | 'waiting' | 'workedMs', number>

export function totalsOf(shifts: readonly ShiftFigures[]): Totals {
  const totals: Totals = { clips: 0, audioMs: 0, wordsCorrected: 0, slots: 0, waiting: 0, workedMs: 0 }
  for (const shift of shifts) {
    for (const figure of Object.keys(totals) as (keyof Totals)[]) totals[figure] += shift[figure]
  }
  return totals
}
