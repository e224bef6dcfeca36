import type { TeamDay, TeamFigures } from '../../shared/hub-api/shifts.ts'
import type { KnownShift } from '../shifts/list.ts'
import type { Store } from '../store/store.ts'
import type { Sums } from './sums.ts'
import { tellDay } from './wholes.ts'

/** A shift and the day it counts for. */
export type DatedShift = { day: string; known: KnownShift }

const teamFigures = ({ people, shifts, workedMs, awayMs, clips, audioMs, wordsCorrected, slots }: Sums): TeamFigures =>
  ({ people, shifts, workedMs, awayMs, clips, audioMs, wordsCorrected, slots })

async function teamDay(store: Store, day: string, shifts: readonly KnownShift[], today: string): Promise<TeamDay> {
  if (day >= today) return { day, figures: null, withheld: 'running' }
  const told = await tellDay(store, day, shifts)
  return told === null ? { day, figures: null, withheld: 'few' } : { day, figures: teamFigures(told.total), withheld: null }
}

export const byDay = (shifts: readonly DatedShift[]): (readonly [day: string, shifts: readonly KnownShift[]])[] =>
  [...Map.groupBy(shifts, ({ day }) => day)]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([day, dated]) => [day, dated.map(({ known }) => known)] as const)

/**
 * Each day as a whole, and never a part of it: what one person did is the difference between two groups that differ by
 * them, so what is asked for moves no border.
 */
export async function teamDays(store: Store, shifts: readonly DatedShift[], today: string): Promise<TeamDay[]> {
  const days: TeamDay[] = []
  for (const [day, known] of byDay(shifts)) days.push(await teamDay(store, day, known, today))
  return days
}
