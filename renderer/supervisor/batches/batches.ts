import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ReadBatches } from '../../../shared/contract/board.ts'
import type { Failure } from '../../../shared/contract/failure.ts'
import type { FollowedState } from '../../../shared/hub-api/followed-batches.ts'
import type { Client } from '../../client.ts'
import type { Sorting } from '../../ui/FigureTable.tsx'

export const batchStates = ['all', 'assigned', 'leased', 'lapsed', 'done', 'returned'] as const

export type BatchesState = {
  read: ReadBatches | null
  failure: Failure | null
  /** What is looked for, in which state, and in which order; kept while somebody is elsewhere. */
  sought: string
  which: 'all' | FollowedState
  sorting: Sorting
}

export type BatchesStore = StoreApi<BatchesState> & {
  file(format: 'csv' | 'json'): Promise<{ ticket: string; name: string } | null>
  /** Says by when a batch has to be answered, null where nobody waits for it; what stood in the way, if anything did. */
  setDue(batch: string, dueAt: number | null): Promise<Failure | null>
  /** Reads at once and every so often; returns what ends it. */
  follow(): () => void
}

const readEveryMs = 60_000

/** How far batches have come. */
export function createBatches(client: Client): BatchesStore {
  const store = createStore<BatchesState>(() => ({ read: null, failure: null, sought: '', which: 'all', sorting: [] }))
  async function read(): Promise<void> {
    const reply = await client.call('batches.follow', {})
    store.setState(reply.ok ? { read: reply.value, failure: null } : { failure: reply.failure })
  }
  return Object.assign(store, {
    async file(format: 'csv' | 'json') {
      const reply = await client.call('batches.file', { format })
      if (reply.ok) return reply.value
      store.setState({ failure: reply.failure })
      return null
    },
    async setDue(batch: string, dueAt: number | null) {
      const reply = await client.call('batches.due', { batch, dueAt })
      if (!reply.ok) return reply.failure
      await read()
      return null
    },
    follow() {
      void read()
      const timer = setInterval(() => void read(), readEveryMs)
      return () => clearInterval(timer)
    },
  })
}
