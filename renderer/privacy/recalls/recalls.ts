import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Failure, Reply } from '../../../shared/contract/failure.ts'
import type { MethodInput } from '../../../shared/contract/methods.ts'
import type { RecallLine, RecallReport } from '../../../shared/hub-api/recalls.ts'
import type { Client } from '../../client.ts'
import { moved } from '../../ui/list-actions.ts'
import { followEvery } from '../follow.ts'

export type RecallsState = {
  /** The newest first; null until the hub has answered. */
  recalls: readonly RecallLine[] | null
  selected: number | null
  /** The selected one whole, as soon as it was read. */
  open: RecallReport | null
  readAt: number | null
  failure: Failure | null
}

/** Recalls as the hub has them. */
export type Recalls = StoreApi<RecallsState> & {
  follow(): () => void
  select(number: number): void
  move(by: 1 | -1): void
  /** Answers with the recall, which is selected from then on. */
  issue(input: MethodInput<'recalls.issue'>): Promise<Reply<RecallReport>>
  /** Answers why the hub did not take it down; null where it did. */
  confirm(input: MethodInput<'recalls.confirm'>): Promise<Failure | null>
}

const readEveryMs = 30_000

export function createRecalls(client: Client, now: () => number): Recalls {
  const store = createStore<RecallsState>(() => ({ recalls: null, selected: null, open: null, readAt: null, failure: null }))

  async function readOpen(): Promise<void> {
    const { selected } = store.getState()
    if (selected === null) return
    const reply = await client.call('recalls.read', { number: selected })
    if (store.getState().selected !== selected) return
    store.setState(reply.ok ? { open: reply.value } : { failure: reply.failure })
  }
  async function read(): Promise<void> {
    const reply = await client.call('recalls.list', {})
    if (!reply.ok) return store.setState({ failure: reply.failure })
    store.setState(({ selected }) => ({ recalls: reply.value, readAt: now(), failure: null, selected: selected ?? reply.value[0]?.number ?? null }))
    await readOpen()
  }
  const select = (number: number): void => {
    if (store.getState().selected === number) return
    store.setState({ selected: number, open: null })
    void readOpen()
  }
  const show = (report: RecallReport): Promise<void> => {
    store.setState({ selected: report.number, open: report })
    return read()
  }

  return Object.assign(store, {
    follow: () => followEvery(read, readEveryMs),
    select,
    move(by: 1 | -1) {
      const { recalls, selected } = store.getState()
      const at = recalls?.findIndex(({ number }) => number === selected) ?? -1
      const next = recalls?.[moved(at, by, recalls.length)]
      if (next !== undefined) select(next.number)
    },
    async issue(input: MethodInput<'recalls.issue'>) {
      const reply = await client.call('recalls.issue', input)
      if (reply.ok) await show(reply.value)
      return reply
    },
    async confirm(input: MethodInput<'recalls.confirm'>) {
      const reply = await client.call('recalls.confirm', input)
      if (!reply.ok) return reply.failure
      await show(reply.value)
      return null
    },
  })
}
