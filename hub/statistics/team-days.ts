import { leastPeople, type ShiftFigures, type TeamDay, type TeamFigures } from '../../shared/hub-api/shifts.ts'

/** A shift and the day it counts for. */
export type DatedShift = { day: string; figures: ShiftFigures }

const summed = ['workedMs', 'awayMs', 'clips', 'audioMs', 'wordsCorrected', 'slots'] as const

function teamFigures(shifts: readonly ShiftFigures[], people: number): TeamFigures {
  const sums = { workedMs: 0, awayMs: 0, clips: 0, audioMs: 0, wordsCorrected: 0, slots: 0 }
  for (const shift of shifts) for (const figure of summed) sums[figure] += shift[figure]
  return { people, shifts: shifts.length, ...sums }
}

function teamDay(day: string, all: readonly ShiftFigures[], today: string): TeamDay {
  if (day >= today) return { day, figures: null, withheld: 'running' }
  const ended = all.filter(({ endedAt }) => endedAt !== null)
  const people = new Set(ended.map(({ person }) => person)).size
  return people < leastPeople ? { day, figures: null, withheld: 'few' } : { day, figures: teamFigures(ended, people), withheld: null }
}

/**
 * Each day as a whole, and never a part of it: what one person did is the difference between two groups that differ by
 * them, so there are no groups but whole days that are over, and what is asked for moves no border.
 */
export const teamDays = (shifts: readonly DatedShift[], today: string): TeamDay[] =>
  [...Map.groupBy(shifts, ({ day }) => day)]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([day, dated]) => teamDay(day, dated.map(({ figures }) => figures), today))
