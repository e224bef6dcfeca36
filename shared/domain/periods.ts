import type { Days } from '../hub-api/period-figures.ts'
import { dayAfter, startOfDay } from './zones.ts'

// The stretches of time that are one press away, and the arithmetic of days.

/** `month` is the last thirty days, today included; `all` is whatever is kept. */
export type Preset = 'today' | 'yesterday' | 'week' | 'lastWeek' | 'month' | 'all'

const daysInWeek = 7

/** The Monday of a day's week (ISO 8601). */
function mondayOf(day: string): string {
  const weekday = new Date(day).getUTCDay()
  return dayAfter(day, -((weekday + daysInWeek - 1) % daysInWeek))
}

/** Of `all` the last ninety days, for whoever goes on from there to days of their own. */
export function presetDays(name: Preset, today: string): Days {
  switch (name) {
    case 'today': return { from: today, to: today }
    case 'yesterday': return { from: dayAfter(today, -1), to: dayAfter(today, -1) }
    case 'week': return { from: mondayOf(today), to: today }
    case 'lastWeek': return { from: dayAfter(mondayOf(today), -daysInWeek), to: dayAfter(mondayOf(today), -1) }
    case 'month': return { from: dayAfter(today, -29), to: today }
    case 'all': return { from: dayAfter(today, -89), to: today }
  }
}

/** How many days a period holds. */
export const lengthOf = ({ from, to }: Days): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1

/** The period of the same length right before. */
export function before(days: Days): Days {
  return { from: dayAfter(days.from, -lengthOf(days)), to: dayAfter(days.from, -1) }
}

/** Half-open, in milliseconds since the epoch, so that a day of 23 or 25 hours is whole. */
export const instantsOf = (zone: string, { from, to }: Days): { from: number; to: number } => ({ from: startOfDay(zone, from), to: startOfDay(zone, dayAfter(to, 1)) })
