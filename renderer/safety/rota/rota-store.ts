import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Failure } from '../../../shared/contract/failure.ts'
import type { MethodInput } from '../../../shared/contract/methods.ts'
import type { Rota } from '../../../shared/hub-api/rota.ts'
import type { Client } from '../../client.ts'

export type RotaState = { rota: Rota | null; readAt: number | null; failure: Failure | null }

/** Who is on call in the week to come, as the hub has it. */
export type RotaStore = StoreApi<RotaState> & {
  /** Reads at once and every minute; returns what ends it. */
  follow(): () => void
  /** Answers why the hub did not change it; null where it did. */
  handOver(input: MethodInput<'rota.handOver'>): Promise<Failure | null>
  replace(input: MethodInput<'rota.replace'>): Promise<Failure | null>
}

const readEveryMs = 60_000
const aheadMs = 7 * 24 * 3_600_000

export function createRotaStore(client: Client, now: () => number): RotaStore {
  const store = createStore<RotaState>(() => ({ rota: null, readAt: null, failure: null }))

  async function read(): Promise<void> {
    const from = now()
    const reply = await client.call('rota.read', { from, to: from + aheadMs })
    store.setState(reply.ok ? { rota: reply.value, readAt: now(), failure: null } : { failure: reply.failure })
  }
  async function change<M extends 'rota.handOver' | 'rota.replace'>(method: M, input: MethodInput<M>): Promise<Failure | null> {
    const reply = await client.call(method, input)
    await read()
    return reply.ok ? null : reply.failure
  }
  return Object.assign(store, {
    follow() {
      void read()
      const timer = setInterval(() => void read(), readEveryMs)
      return () => clearInterval(timer)
    },
    handOver: (input: MethodInput<'rota.handOver'>) => change('rota.handOver', input),
    replace: (input: MethodInput<'rota.replace'>) => change('rota.replace', input),
  })
}
