import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Failure } from '../../../shared/contract/failure.ts'
import type { MethodOutput } from '../../../shared/contract/methods.ts'
import type { EscalationFigures } from '../../../shared/hub-api/escalations.ts'
import type { Client } from '../../client.ts'

export const periodNames = ['week', 'month', 'quarter'] as const
type PeriodName = (typeof periodNames)[number]

const daysIn: Record<PeriodName, number> = { week: 7, month: 30, quarter: 90 }

/** Half-open, in milliseconds since the epoch, ending with the local day of `now`. */
function periodOf(name: PeriodName, now: number): { from: number; to: number } {
  const at = new Date(now)
  const midnight = (days: number): number => new Date(at.getFullYear(), at.getMonth(), at.getDate() + days).getTime()
  return { from: midnight(1 - daysIn[name]), to: midnight(1) }
}

export type FiguresState = {
  period: PeriodName
  /** Milliseconds since the epoch. */
  range: { from: number; to: number }
  figures: EscalationFigures | null
  readAt: number | null
  failure: Failure | null
}

/** How the organisation acted on reports in a period. */
export type FiguresStore = StoreApi<FiguresState> & {
  choose(period: PeriodName): Promise<void>
  /** The same figures as a file for the person to keep; null where the hub gave none. */
  file(format: 'csv' | 'json'): Promise<MethodOutput<'escalations.figuresFile'> | null>
}

export function createFiguresStore(client: Client, now: () => number): FiguresStore {
  const store = createStore<FiguresState>(() => ({ period: 'month', range: periodOf('month', now()), figures: null, readAt: null, failure: null }))
  return Object.assign(store, {
    async choose(period: PeriodName) {
      const range = periodOf(period, now())
      store.setState({ period, range, figures: null, failure: null })
      const reply = await client.call('escalations.figures', range)
      if (store.getState().period !== period) return
      store.setState(reply.ok ? { figures: reply.value, readAt: now(), failure: null } : { failure: reply.failure })
    },
    async file(format: 'csv' | 'json') {
      const reply = await client.call('escalations.figuresFile', { ...store.getState().range, format })
      if (reply.ok) return reply.value
      store.setState({ failure: reply.failure })
      return null
    },
  })
}
