import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Board } from '../../shared/contract/board.ts'
import type { Failure } from '../../shared/contract/failure.ts'
import type { Client } from '../client.ts'
import { periodOf, type PeriodName } from './periods.ts'

export type BoardState = {
  period: PeriodName
  /** The figures of the period, live or from the last snapshot; null until the first answer. */
  board: Board | null
  /** Why there are no newer figures. */
  failure: Failure | null
}

export type BoardStore = StoreApi<BoardState> & {
  read(): Promise<void>
  /** Reads at once and every so often; returns what ends it. */
  follow(): () => void
  choose(period: PeriodName): Promise<void>
  /** The same figures as a file, once; null where there is a reason why not. */
  file(format: 'csv' | 'json'): Promise<{ ticket: string; name: string } | null>
}

const readEveryMs = 20_000

/** `now` in milliseconds since the epoch; days begin at midnight on this laptop. */
export function createBoard(client: Client, now: () => number): BoardStore {
  const store = createStore<BoardState>(() => ({ period: 'today', board: null, failure: null }))

  async function read(): Promise<void> {
    const { period } = store.getState()
    const reply = await client.call('board.read', periodOf(period, now()))
    // An answer for a period that was left meanwhile says nothing about the one on the screen.
    if (store.getState().period !== period) return
    store.setState(reply.ok ? { board: reply.value, failure: null } : { failure: reply.failure })
  }

  return Object.assign(store, {
    read,
    follow() {
      void read()
      const timer = setInterval(() => void read(), readEveryMs)
      return () => clearInterval(timer)
    },
    choose(period: PeriodName) {
      store.setState({ period, board: null, failure: null })
      return read()
    },
    async file(format: 'csv' | 'json') {
      const reply = await client.call('board.file', { ...periodOf(store.getState().period, now()), format })
      if (reply.ok) return reply.value
      store.setState({ failure: reply.failure })
      return null
    },
  })
}
