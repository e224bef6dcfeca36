import { createStore, type StoreApi } from 'zustand/vanilla'
import type { CoreEventName } from '../../shared/contract/events.ts'
import type { Failure, Reply } from '../../shared/contract/failure.ts'
import { createCalm, type Calm } from './calm.ts'

/** What was last read of the core, and why the last attempt failed (null after a good one). */
export type Reading<T> = {
  value: T | null
  failure: Failure | null
  /** When the value was read, in milliseconds since the epoch; 0 before that. */
  readAt: number
}

export type ReadingStore<T> = StoreApi<Reading<T>> & {
  /** Reads again; calls made while a read is under way share the one that follows it. */
  refresh(): Promise<void>
  /** Takes over a value that another call answered with. */
  put(value: T): void
  /** Forgets the value, and the answer to any read under way. */
  clear(): void
}

type Source<T> = {
  read(): Promise<Reply<T>>
  on(names: readonly CoreEventName[], listener: () => void): () => void
  /** The events after which the value may have changed. */
  events: readonly CoreEventName[]
  /** Waits for a pause between events before it reads again; without it, every event is followed at once. */
  calm?: Calm
}

/** A store that holds one thing the core says, and reads it again whenever the core says that it changed. */
export function createReading<T>({ read, on, events, calm }: Source<T>): ReadingStore<T> {
  const store = createStore<Reading<T>>(() => ({ value: null, failure: null, readAt: 0 }))
  let running: Promise<void> | null = null
  let following: Promise<void> | null = null
  let puts = 0

  async function readOnce(): Promise<void> {
    const putsBefore = puts
    const reply = await read()
    if (puts !== putsBefore) return
    if (!reply.ok) store.setState({ failure: reply.failure })
    else store.setState({ value: reply.value, failure: null, readAt: Date.now() })
  }

  function refresh(): Promise<void> {
    if (running !== null) {
      following ??= running.then(() => {
        following = null
        return refresh()
      })
      return following
    }
    running = readOnce().finally(() => {
      running = null
    })
    return running
  }

  const follow = (): void => void refresh()
  on(events, calm === undefined ? follow : createCalm(calm, follow).nudge)
  return Object.assign(store, {
    refresh,
    put(value: T) {
      puts++
      store.setState({ value, failure: null, readAt: Date.now() })
    },
    clear() {
      puts++
      store.setState({ value: null, failure: null, readAt: 0 })
    },
  })
}
