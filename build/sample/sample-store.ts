import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Failure, Reply } from '../../shared/contract/failure.ts'
import type { ClientOf } from '../../renderer/client.ts'
import { createBesideBridge } from './beside-bridge.ts'
import { openBeside } from './beside-frame.ts'
import { sampleMessages as say } from './messages.ts'
import type { sampleMethods, SampleRole, SampleState, ThiefView } from './contract.ts'

export type Sample = { state: SampleState | null; thief: ThiefView | null; beside: boolean; busy: boolean; failure: Failure | null }

export type SampleStore = StoreApi<Sample> & {
  /** Reads now and whenever somebody else is at work; returns what ends it. */
  follow(): () => void
  become(role: SampleRole): Promise<void>
  connect(connected: boolean): Promise<void>
  /** Has the hub recall the clip on the screen. */
  recall(): Promise<void>
  /** Shows the laptop beside, or no more. */
  toggleBeside(): void
  /** Reads the vault's files as they are now. */
  steal(): Promise<void>
}

export function createSampleStore(client: ClientOf<typeof sampleMethods>): SampleStore {
  const store = createStore<Sample>(() => ({ state: null, thief: null, beside: false, busy: false, failure: null }))

  let closeBeside: (() => void) | null = null
  const take = (reply: Reply<SampleState>): void =>
    store.setState(reply.ok ? { state: reply.value, busy: false, failure: null } : { busy: false, failure: reply.failure })
  const read = async (): Promise<void> => take(await client.call('sample.read', {}))

  return Object.assign(store, {
    follow() {
      void read()
      return client.on(['session.changed'], () => void read())
    },
    async become(role: SampleRole) {
      store.setState({ busy: true })
      take(await client.call('sample.become', { role }))
    },
    async connect(connected: boolean) {
      store.setState({ busy: true })
      take(await client.call('sample.network', { connected }))
    },
    async recall() {
      store.setState({ busy: true })
      take(await client.call('sample.recall', {}))
    },
    toggleBeside() {
      if (closeBeside === null) closeBeside = openBeside(createBesideBridge(client), say.besideBar)
      else {
        closeBeside()
        closeBeside = null
      }
      store.setState({ beside: closeBeside !== null })
    },
    async steal() {
      store.setState({ thief: null, failure: null })
      const reply = await client.call('sample.thief', {})
      store.setState(reply.ok ? { thief: reply.value } : { failure: reply.failure })
    },
  })
}
