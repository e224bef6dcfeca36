import { createStore, type StoreApi } from 'zustand/vanilla'
import { presetDays, type Preset } from '../../shared/domain/periods.ts'
import { dayIn } from '../../shared/domain/zones.ts'
import type { Days } from '../../shared/hub-api/period-figures.ts'

/** What can be chosen where shifts are looked at. */
export const shiftPresets = ['today', 'yesterday', 'week', 'lastWeek', 'month'] as const
export type ShiftPreset = (typeof shiftPresets)[number]
/** What can be chosen where the day that runs is not told of alone. */
export const keptPresets = ['week', 'lastWeek', 'month', 'all'] as const
export type KeptPreset = (typeof keptPresets)[number]

type ChosenPeriod<P extends Preset> = { preset: P | 'dates'; dates: Days }

/** The period that somebody has chosen, on whichever page; by the days of the hub's zone. */
export type PeriodChoice<P extends Preset> = StoreApi<ChosenPeriod<P>> & {
  zone: string
  presets: readonly P[]
  today(): string
  /** As it is now: what is called today moves with the clock. */
  days(): Days
  /** The same for whoever keeps the figures; null for all that they keep. */
  asked(): Days | null
  choose(preset: P | 'dates'): void
  /** Days in the wrong order are put right. */
  between(days: Days): void
}

/** `now` in milliseconds since the epoch. */
export function createPeriodChoice<P extends Preset>(zone: string, now: () => number, presets: readonly P[], first: P): PeriodChoice<P> {
  const today = (): string => dayIn(zone, now())
  const store = createStore<ChosenPeriod<P>>(() => ({ preset: first, dates: presetDays(first, today()) }))
  const days = (): Days => {
    const { preset, dates } = store.getState()
    return preset === 'dates' ? dates : presetDays(preset, today())
  }
  return Object.assign(store, {
    zone, presets, today, days,
    asked: () => (store.getState().preset === 'all' ? null : days()),
    choose: (preset: P | 'dates') => store.setState({ preset, dates: days() }),
    between: ({ from, to }: Days) => store.setState({ preset: 'dates', dates: from <= to ? { from, to } : { from: to, to: from } }),
  })
}
