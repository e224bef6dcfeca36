import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Board } from '../../shared/contract/board.ts'
import { instantsOf } from '../../shared/domain/periods.ts'
import type { Failure } from '../../shared/contract/failure.ts'
import type { Client } from '../client.ts'
import type { PeriodChoice, ShiftPreset } from '../state/period-choice.ts'

export type BoardState = {
  /** The figures of the period, live or from the last snapshot; null until the first answer. */
  board: Board | null
  /** Why there are no newer figures. */
  failure: Failure | null
}

export type BoardStore = StoreApi<BoardState> & {
  read(): Promise<void>
  /** Reads at once, every so often, and whenever another period is chosen; returns what ends it. */
  follow(): () => void
  /** The same figures as a file, once; null where there is a reason why not. */
  file(format: 'csv' | 'json'): Promise<{ ticket: string; name: string } | null>
}

const readEveryMs = 20_000

export function createBoard(client: Client, choice: PeriodChoice<ShiftPreset>): BoardStore {
  const store = createStore<BoardState>(() => ({ board: null, failure: null }))

  async function read(): Promise<void> {
    const chosen = choice.getState()
    const reply = await client.call('board.read', instantsOf(choice.zone, choice.days()))
    // An answer for a period that was left meanwhile says nothing about the one on the screen.
    if (choice.getState() !== chosen) return
    store.setState(reply.ok ? { board: reply.value, failure: null } : { failure: reply.failure })
  }

  return Object.assign(store, {
    read,
    follow() {
      void read()
      const timer = setInterval(() => void read(), readEveryMs)
      const end = choice.subscribe(() => {
        store.setState({ board: null, failure: null })
        void read()
      })
      return () => {
        clearInterval(timer)
        end()
      }
    },
    async file(format: 'csv' | 'json') {
      const reply = await client.call('board.file', { ...instantsOf(choice.zone, choice.days()), format })
      if (reply.ok) return reply.value
      store.setState({ failure: reply.failure })
      return null
    },
  })
}
