import { createStore, type StoreApi } from 'zustand/vanilla'
import type { EscalationAction } from '../../shared/domain/escalation.ts'
import type { Failure } from '../../shared/contract/failure.ts'
import type { EscalationCase } from '../../shared/hub-api/escalations.ts'
import type { Client } from '../client.ts'
import { byDueFirst } from './clocks.ts'

export type Inbox = {
  /** By what is due first; null until the hub has answered once. */
  cases: readonly EscalationCase[] | null
  selected: string | null
  /** When the hub last answered, in milliseconds since the epoch. */
  readAt: number | null
  /** Why the last reading failed; what is shown is as old as `readAt` then. */
  failure: Failure | null
  /** The case that an action is under way for, and why the last action failed. */
  acting: string | null
  actionFailure: Failure | null
}

export type InboxStore = StoreApi<Inbox> & {
  /** Reads at once, at every change the core tells of, and every few seconds; returns what ends it. */
  follow(): () => void
  select(escalation: string): void
  act(escalation: string, action: EscalationAction): Promise<void>
}

type Sources = {
  client: Client
  /** Milliseconds since the epoch. */
  now(): number
  /** Called with cases that were not there at the reading before; never for the first reading. */
  onArrival(arrived: readonly EscalationCase[]): void
}

const readEveryMs = 4000

const sorted = (cases: readonly EscalationCase[]): EscalationCase[] => cases.toSorted(byDueFirst)

export function createInbox({ client, now, onArrival }: Sources): InboxStore {
  const store = createStore<Inbox>(() => ({
    cases: null, selected: null, readAt: null, failure: null, acting: null, actionFailure: null,
  }))
  let reading = false

  function take(cases: readonly EscalationCase[]): void {
    const before = store.getState()
    const known = new Set(before.cases?.map(({ escalation }) => escalation))
    const kept = cases.some(({ escalation }) => escalation === before.selected)
    const next = sorted(cases)
    store.setState({ cases: next, readAt: now(), failure: null, selected: kept ? before.selected : (next[0]?.escalation ?? null) })
    const arrived = next.filter(({ escalation }) => !known.has(escalation))
    if (before.cases !== null && arrived.length > 0) onArrival(arrived)
  }

  async function read(): Promise<void> {
    if (reading || store.getState().acting !== null) return
    reading = true
    const reply = await client.call('escalations.inbox', {})
    reading = false
    if (!reply.ok) store.setState({ failure: reply.failure })
    else if (store.getState().acting === null) take(reply.value)
  }

  return Object.assign(store, {
    follow() {
      void read()
      const timer = setInterval(() => void read(), readEveryMs)
      const end = client.on(['escalations.changed'], () => void read())
      return () => {
        clearInterval(timer)
        end()
      }
    },
    select: (escalation: string) => store.setState({ selected: escalation, actionFailure: null }),
    async act(escalation: string, action: EscalationAction) {
      if (store.getState().acting !== null) return
      store.setState({ acting: escalation, actionFailure: null })
      const reply = await client.call('escalations.act', { escalation, action })
      store.setState({ acting: null, actionFailure: reply.ok ? null : reply.failure })
      if (!reply.ok) return
      const others = store.getState().cases?.filter(one => one.escalation !== escalation) ?? []
      store.setState({ cases: sorted([...others, reply.value]) })
    },
  })
}
