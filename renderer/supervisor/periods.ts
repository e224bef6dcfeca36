import { createStore, type StoreApi } from 'zustand/vanilla'
import { dayAfter, dayIn, startOfDay } from '../../shared/domain/zones.ts'
import type { Days } from '../../shared/hub-api/period-figures.ts'

/** The stretches of time that are one press away. */
export const presets = ['today', 'yesterday', 'week', 'lastWeek', 'month'] as const
export type PresetName = (typeof presets)[number] | 'dates'

const daysInWeek = 7

/** The Monday of a day's week (ISO 8601). */
function mondayOf(day: string): string {
  const weekday = new Date(day).getUTCDay()
  return dayAfter(day, -((weekday + daysInWeek - 1) % daysInWeek))
}

/** `month` is the last thirty days, today included. */
export function presetDays(name: Exclude<PresetName, 'dates'>, today: string): Days {
  switch (name) {
    case 'today': return { from: today, to: today }
    case 'yesterday': return { from: dayAfter(today, -1), to: dayAfter(today, -1) }
    case 'week': return { from: mondayOf(today), to: today }
    case 'lastWeek': return { from: dayAfter(mondayOf(today), -daysInWeek), to: dayAfter(mondayOf(today), -1) }
    case 'month': return { from: dayAfter(today, -29), to: today }
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

type ChosenPeriod = { preset: PresetName; dates: Days }

/** The period that a supervisor has chosen, on whichever page; by the days of the hub's zone. */
export type PeriodChoice = StoreApi<ChosenPeriod> & {
  zone: string
  today(): string
  /** As it is now: what is called today moves with the clock. */
  days(): Days
  choose(preset: PresetName): void
  /** Days in the wrong order are put right. */
  between(days: Days): void
}

/** `now` in milliseconds since the epoch. */
export function createPeriodChoice(zone: string, now: () => number): PeriodChoice {
  const today = (): string => dayIn(zone, now())
  const store = createStore<ChosenPeriod>(() => ({ preset: 'today', dates: presetDays('today', today()) }))
  const days = (): Days => {
    const { preset, dates } = store.getState()
    return preset === 'dates' ? dates : presetDays(preset, today())
  }
  return Object.assign(store, {
    zone, today, days,
    choose: (preset: PresetName) => store.setState({ preset, dates: days() }),
    between: ({ from, to }: Days) => store.setState({ preset: 'dates', dates: from <= to ? { from, to } : { from: to, to: from } }),
  })
}
