import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Failure } from '../../../shared/contract/failure.ts'
import type { MethodInput } from '../../../shared/contract/methods.ts'
import { totalMs } from '../../../shared/domain/heard.ts'
import type { AccessQuery, Heard, WhoHeard } from '../../../shared/hub-api/audit.ts'
import type { Client } from '../../client.ts'

/** What one person had of somebody's recordings in their ears. */
export type HeardBy = { person: string; times: number; clips: number; soundedMs: number; first: number; last: number }

/** Entries of the access log by whoever they are of, in the order in which they first heard anything. */
export const heardBy = (heard: readonly Heard[]): HeardBy[] =>
  [...Map.groupBy(heard, ({ person }) => person)].map(([person, entries]) => ({
    person,
    times: entries.filter(({ kind }) => kind === 'played').length,
    clips: new Set(entries.map(({ clip }) => clip)).size,
    soundedMs: entries.reduce((sum, { spans }) => sum + totalMs(spans), 0),
    first: Math.min(...entries.map(({ at }) => at)),
    last: Math.max(...entries.map(({ at }) => at)),
  })).toSorted((one, other) => one.first - other.first)

export type HeardState = {
  answer: WhoHeard | null
  /** Who asked before, the newest first. */
  queries: readonly AccessQuery[] | null
  readAt: number | null
  failure: Failure | null
}

export type HeardStore = StoreApi<HeardState> & {
  read(): Promise<void>
  /** Asks, which is logged; answers why there is no answer, null where there is one. */
  ask(input: MethodInput<'accessLog.ask'>): Promise<Failure | null>
}

export function createHeard(client: Client, now: () => number): HeardStore {
  const store = createStore<HeardState>(() => ({ answer: null, queries: null, readAt: null, failure: null }))
  async function read(): Promise<void> {
    const reply = await client.call('accessLog.queries', {})
    store.setState(reply.ok ? { queries: reply.value, readAt: now(), failure: null } : { failure: reply.failure })
  }
  return Object.assign(store, {
    read,
    async ask(input: MethodInput<'accessLog.ask'>) {
      store.setState({ answer: null })
      const reply = await client.call('accessLog.ask', input)
      if (!reply.ok) return reply.failure
      store.setState({ answer: reply.value })
      await read()
      return null
    },
  })
}
