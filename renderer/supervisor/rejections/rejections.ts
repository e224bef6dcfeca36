import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Failure } from '../../../shared/contract/failure.ts'
import type { Rejection } from '../../../shared/contract/rejections.ts'
import type { Client } from '../../client.ts'

export type RejectionsState = {
  /** As the hub has last said; null until the first answer. */
  rejections: readonly Rejection[] | null
  /** Why there is no newer answer, or why the last one could not be settled. */
  failure: Failure | null
}

export type Rejections = StoreApi<RejectionsState> & {
  /** Reads at once and every so often; returns what ends it. */
  follow(): () => void
  /** Says that somebody has seen to it; it goes from the list once the hub has heard. */
  settle(rejection: Rejection): Promise<void>
}

const readEveryMs = 60_000

/** What the hub could not use of others' work, as far as this role sees to it. */
export function createRejections(client: Client): Rejections {
  const store = createStore<RejectionsState>(() => ({ rejections: null, failure: null }))
  async function read(): Promise<void> {
    const reply = await client.call('rejections.list', {})
    store.setState(reply.ok ? { rejections: reply.value, failure: null } : { failure: reply.failure })
  }
  return Object.assign(store, {
    follow() {
      void read()
      const timer = setInterval(() => void read(), readEveryMs)
      return () => clearInterval(timer)
    },
    async settle({ stream, seq }: Rejection) {
      const reply = await client.call('rejections.settle', { stream, seq })
      if (reply.ok) await read()
      else store.setState({ failure: reply.failure })
    },
  })
}
