import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Needs } from '../../../shared/contract/board.ts'
import type { Failure } from '../../../shared/contract/failure.ts'
import type { Client } from '../../client.ts'

export type NeedsState = {
  /** As the hub said last; null until the first answer. */
  read: Needs | null
  failure: Failure | null
  /** What came of giving clips the last few times, to whom; null is everybody who had none. */
  given: readonly { person: string | null; clips: number }[]
}

export type NeedsStore = StoreApi<NeedsState> & {
  refresh(): Promise<void>
  /** Reads at once and every so often; returns what ends it. */
  follow(): () => void
  /** Null gives to everybody who has none. */
  give(person: string | null): Promise<void>
}

const readEveryMs = 60_000
/** Older news than this many would take the page from its figures. */
const keptNews = 3

export function createNeeds(client: Client): NeedsStore {
  const store = createStore<NeedsState>(() => ({ read: null, failure: null, given: [] }))
  async function refresh(): Promise<void> {
    const reply = await client.call('needs.read', {})
    store.setState(reply.ok ? { read: reply.value, failure: null } : { failure: reply.failure })
  }
  return Object.assign(store, {
    refresh,
    follow() {
      void refresh()
      const timer = setInterval(() => void refresh(), readEveryMs)
      return () => clearInterval(timer)
    },
    async give(person: string | null) {
      const reply = await client.call('batches.give', { person })
      if (!reply.ok) return store.setState({ failure: reply.failure })
      store.setState(({ given }) => ({ given: [...given.filter(one => one.person !== person), { person, clips: reply.value.clips }].slice(-keptNews) }))
      await refresh()
    },
  })
}
