import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Failure } from '../../shared/contract/failure.ts'
import type { EscalationCase, EscalationSummary } from '../../shared/hub-api/escalations.ts'
import type { Client } from '../client.ts'
import { byDueFirst } from './clocks.ts'

export type Inbox = {
  /** By what is due first; null until the hub has answered once. */
  cases: readonly EscalationSummary[] | null
  selected: string | null
  /** The selected case whole; null until the hub has answered for it. */
  open: EscalationCase | null
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
  acknowledge(escalation: string): Promise<void>
}

type Sources = {
  client: Client
  /** Milliseconds since the epoch. */
  now(): number
  /** Called with cases that were not there at the reading before; never for the first reading. */
  onArrival(arrived: readonly EscalationSummary[]): void
}

const readEveryMs = 4000

const sorted = (cases: readonly EscalationSummary[]): EscalationSummary[] => cases.toSorted(byDueFirst)

export function createInbox({ client, now, onArrival }: Sources): InboxStore {
  const store = createStore<Inbox>(() => ({
    cases: null, selected: null, open: null, readAt: null, failure: null, acting: null, actionFailure: null,
  }))
  let reading = false

  function take(cases: readonly EscalationSummary[]): void {
    const before = store.getState()
    const known = new Set(before.cases?.map(({ escalation }) => escalation))
    const kept = cases.some(({ escalation }) => escalation === before.selected)
    const next = sorted(cases)
    store.setState({ cases: next, readAt: now(), failure: null, selected: kept ? before.selected : (next[0]?.escalation ?? null) })
    const arrived = next.filter(({ escalation }) => !known.has(escalation))
    if (before.cases !== null && arrived.length > 0) onArrival(arrived)
  }

  /** Reads the selected case anew; the one before goes at once, so that no words stand beside another's name. */
  async function open(): Promise<void> {
    const { selected, open: shown } = store.getState()
    if (shown !== null && shown.escalation !== selected) store.setState({ open: null })
    if (selected === null) return
    const reply = await client.call('escalations.read', { escalation: selected })
    if (store.getState().selected !== selected) return
    store.setState(reply.ok ? { open: reply.value } : { failure: reply.failure })
  }

  async function read(): Promise<void> {
    if (reading || store.getState().acting !== null) return
    reading = true
    const reply = await client.call('escalations.inbox', {})
    reading = false
    if (!reply.ok) store.setState({ failure: reply.failure })
    else if (store.getState().acting === null) {
      take(reply.value)
      await open()
    }
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
    select(escalation: string) {
      store.setState({ selected: escalation, actionFailure: null })
      void open()
    },
    async acknowledge(escalation: string) {
      if (store.getState().acting !== null) return
      store.setState({ acting: escalation, actionFailure: null })
      const reply = await client.call('escalations.step', { escalation, step: { action: 'acknowledge' } })
      store.setState({ acting: null, actionFailure: reply.ok ? null : reply.failure })
      if (reply.ok) await read()
    },
  })
}
