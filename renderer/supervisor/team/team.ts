import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ReadPeriod } from '../../../shared/contract/board.ts'
import type { Failure } from '../../../shared/contract/failure.ts'
import { before } from '../../../shared/domain/periods.ts'
import type { Days } from '../../../shared/hub-api/period-figures.ts'
import type { Client } from '../../client.ts'
import type { PeriodChoice, ShiftPreset } from '../../state/period-choice.ts'
import type { Sorting } from '../../ui/FigureTable.tsx'

export const views = ['overview', 'people', 'sites', 'locales', 'compare'] as const
export type View = (typeof views)[number]

/** Whose figures are compared: everybody's, or one row of a table. */
export type Whose = 'all' | `${'person' | 'site' | 'locale'}:${string}`

export type TeamState = {
  view: View
  /** The figures of the period, live or from the last snapshot; null until the first answer. */
  period: ReadPeriod | null
  /** The figures of the days that the period is compared with. */
  beside: ReadPeriod | null
  failure: Failure | null
  /** Days that were chosen to compare with; null takes those right before the period. */
  chosenBeside: Days | null
  whose: Whose
  /** What somebody looks for in a table, and its order; kept while they are elsewhere. */
  sought: string
  sorting: Readonly<Partial<Record<View, Sorting>>>
}

export type TeamStore = StoreApi<TeamState> & {
  choice: PeriodChoice<ShiftPreset>
  show(view: View): void
  besideDays(): Days
  compareWith(days: Days | null): void
  file(format: 'csv' | 'json'): Promise<{ ticket: string; name: string } | null>
  /** Reads at once, every so often, and whenever another period is chosen; returns what ends it. */
  follow(): () => void
}

const readEveryMs = 60_000

/** What the team's shifts come to in a period, and beside another one. */
export function createTeam(client: Client, choice: PeriodChoice<ShiftPreset>): TeamStore {
  const store = createStore<TeamState>(() => ({ view: 'overview', period: null, beside: null, failure: null, chosenBeside: null, whose: 'all', sought: '', sorting: {} }))
  const besideDays = (): Days => store.getState().chosenBeside ?? before(choice.days())

  async function readInto(which: 'period' | 'beside', daysNow: () => Days): Promise<void> {
    const { from, to } = daysNow()
    const reply = await client.call('figures.read', { from, to })
    const wanted = daysNow()
    // An answer for days that were left meanwhile says nothing about those on the screen.
    if (wanted.from !== from || wanted.to !== to) return
    store.setState(reply.ok ? { [which]: reply.value, failure: null } : { failure: reply.failure })
  }
  async function read(): Promise<void> {
    await readInto('period', choice.days)
    if (store.getState().view === 'compare') await readInto('beside', besideDays)
  }

  return Object.assign(store, {
    choice, besideDays,
    show(view: View) {
      store.setState({ view })
      if (view === 'compare') void readInto('beside', besideDays)
    },
    compareWith(days: Days | null) {
      store.setState({ chosenBeside: days, beside: null })
      void readInto('beside', besideDays)
    },
    async file(format: 'csv' | 'json') {
      const reply = await client.call('figures.file', { ...choice.days(), format })
      if (reply.ok) return reply.value
      store.setState({ failure: reply.failure })
      return null
    },
    follow() {
      void read()
      const timer = setInterval(() => void read(), readEveryMs)
      const end = choice.subscribe(() => {
        store.setState({ period: null, beside: null, failure: null })
        void read()
      })
      return () => {
        clearInterval(timer)
        end()
      }
    },
  })
}
