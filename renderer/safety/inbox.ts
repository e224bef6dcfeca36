import { createStore, type StoreApi } from 'zustand/vanilla'
import type { CoreEventName } from '../../shared/contract/events.ts'
import type { Failure, Reply } from '../../shared/contract/failure.ts'

/** What a list of cases and the open one have in common, whoever reads them. */
type Named = { escalation: string }

export type Inbox<L extends Named, O extends Named> = {
  /** In their order; null until the hub has answered once. */
  cases: readonly L[] | null
  selected: string | null
  /** The selected case whole; null until the hub has answered for it. */
  open: O | null
  /** When the hub last answered, in milliseconds since the epoch. */
  readAt: number | null
  /** Why the last reading failed; what is shown is as old as `readAt` then. */
  failure: Failure | null
}

export type InboxStore<L extends Named, O extends Named> = StoreApi<Inbox<L, O>> & {
  /** Reads at once, at every change the core tells of, and every few seconds; returns what ends it. */
  follow(): () => void
  read(): Promise<void>
  select(escalation: string): void
  /** To the next case of the list, or the one before. */
  move(by: 1 | -1): void
}

type Sources<L extends Named, O extends Named> = {
  list(): Promise<Reply<L[]>>
  /** The whole of a case of the list. */
  whole(line: L): Promise<Reply<O>>
  order(one: L, other: L): number
  on(names: readonly CoreEventName[], listener: () => void): () => void
  /** Milliseconds since the epoch. */
  now(): number
  /** Called with cases that were not there at the reading before; never for the first reading. */
  onArrival(arrived: readonly L[]): void
  /** Somebody is writing about the case in front: it stays there, whatever becomes of it. */
  isKept(): boolean
}

const readEveryMs = 4000

/** Cases as the hub has them, and the one that is open. */
export function createInbox<L extends Named, O extends Named>({ list, whole, order, on, now, onArrival, isKept }: Sources<L, O>): InboxStore<L, O> {
  const store = createStore<Inbox<L, O>>(() => ({ cases: null, selected: null, open: null, readAt: null, failure: null }))
  let reading: Promise<void> | null = null
  let again = false

  function take(listed: readonly L[]): void {
    const { cases: before, selected } = store.getState()
    const inFront = before?.find(({ escalation }) => escalation === selected)
    const gone = inFront !== undefined && listed.every(({ escalation }) => escalation !== selected)
    const next = (gone && isKept() ? [...listed, inFront] : [...listed]).toSorted(order)
    const kept = next.some(({ escalation }) => escalation === selected)
    const place = Math.max(0, before?.findIndex(({ escalation }) => escalation === selected) ?? 0)
    store.setState({ cases: next, readAt: now(), failure: null, selected: kept ? selected : (next[Math.min(place, next.length - 1)]?.escalation ?? null) })
    const known = new Set(before?.map(({ escalation }) => escalation))
    const arrived = next.filter(({ escalation }) => !known.has(escalation))
    if (before !== null && arrived.length > 0) onArrival(arrived)
  }

  /** Reads the selected case anew; the one before goes at once, so that no words stand beside another's name. */
  async function open(): Promise<void> {
    const { selected, open: shown, cases } = store.getState()
    if (shown !== null && shown.escalation !== selected) store.setState({ open: null })
    const line = cases?.find(({ escalation }) => escalation === selected)
    if (line === undefined) return
    const reply = await whole(line)
    if (store.getState().selected !== selected) return
    store.setState(reply.ok ? { open: reply.value } : { failure: reply.failure })
  }

  async function readOnce(): Promise<void> {
    const reply = await list()
    if (!reply.ok) store.setState({ failure: reply.failure })
    else {
      take(reply.value)
      await open()
    }
  }

  /** A call made while a reading is under way is answered by the one that follows it. */
  async function read(): Promise<void> {
    if (reading !== null) {
      again = true
      return reading
    }
    reading = (async () => {
      do {
        again = false
        await readOnce()
      } while (again)
    })().finally(() => {
      reading = null
    })
    return reading
  }

  function select(escalation: string): void {
    if (store.getState().selected === escalation) return
    store.setState({ selected: escalation })
    void open()
  }

  return Object.assign(store, {
    follow() {
      void read()
      const timer = setInterval(() => void read(), readEveryMs)
      const end = on(['escalations.changed'], () => void read())
      return () => {
        clearInterval(timer)
        end()
      }
    },
    read,
    select,
    move(by: 1 | -1) {
      const { cases, selected } = store.getState()
      const next = cases?.[cases.findIndex(({ escalation }) => escalation === selected) + by]
      if (next !== undefined) select(next.escalation)
    },
  })
}
