import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Failure } from '../../../shared/contract/failure.ts'
import type { BatchProgress, ListedClip } from '../../../shared/contract/flow.ts'
import type { Client } from '../../client.ts'
import { createSearching, type Searching } from '../../state/searching.ts'
import { moved } from '../../ui/list-actions.ts'
import { entriesOf, isOpenable, type Choice, type Entry } from './listing.ts'

export type Listed = {
  /** Null until they are read. */
  clips: readonly ListedClip[] | null
  batches: readonly BatchProgress[]
  choice: Choice
  /** The entry that keys act on, once somebody has moved; null where it follows from what is shown. */
  wanted: number | null
  entries: readonly Entry[]
}

/** All clips on this laptop as a list with filters and sought words. */
export type JumpList = StoreApi<Listed> & {
  searching: Searching
  /** Reads it, and follows what becomes of it; what it returns ends that. */
  follow(): () => void
  /** The entry that keys act on; -1 where there is none. */
  at(): number
  move(by: number): Promise<void>
  choose(change: Partial<Choice>): void
  look(text: string): void
  /** Opens an entry, the one that keys act on unless another is named. */
  open(index?: number): Promise<void>
}

type JumpListParts = {
  client: Client
  fail(failure: Failure): void
  /** The clip in front, with which the list begins. */
  here: string | null
  onOpen(clip: string): void
}

export function createJumpList({ client, fail, here, onOpen }: JumpListParts): JumpList {
  const searching = createSearching(client)
  const store = createStore<Listed>(() => ({ clips: null, batches: [], choice: { filter: 'all', batch: null, wake: null }, wanted: null, entries: [] }))
  /** Keys that come before the clips do act once they are there. */
  let ready: Promise<void> = Promise.resolve()
  const looking = (): boolean => searching.getState().text.trim() !== ''
  const list = (): void => {
    const { clips, choice } = store.getState()
    store.setState({ entries: entriesOf(clips ?? [], choice, looking() ? searching.getState().matches : null) })
  }
  const at = (): number => {
    const { wanted, entries } = store.getState()
    const start = looking() ? 0 : Math.max(0, entries.findIndex(({ clip }) => clip.clip === here))
    return Math.min(wanted ?? start, entries.length - 1)
  }
  async function read(): Promise<void> {
    const [survey, batches] = await Promise.all([client.call('clips.survey', {}), client.call('batches.list', {})])
    if (survey.ok) store.setState({ clips: survey.value })
    else fail(survey.failure)
    if (batches.ok) store.setState({ batches: batches.value })
    list()
  }
  const readAgain = (): Promise<void> => (ready = read())
  return Object.assign(store, {
    searching,
    follow() {
      void readAgain()
      const ends = [
        searching.subscribe(list),
        // What was taken back is read on no list any more, also where that stands open.
        client.on(['clips.withdrawn'], () => {
          void readAgain()
          void searching.look(searching.getState().text)
        }),
      ]
      return () => {
        for (const end of ends) end()
      }
    },
    at,
    async move(by: number) {
      await ready
      store.setState(({ entries }) => ({ wanted: moved(at(), by, entries.length) }))
    },
    choose(change: Partial<Choice>) {
      store.setState(({ choice }) => ({ choice: { ...choice, ...change }, wanted: null }))
      list()
    },
    look(text: string) {
      store.setState({ wanted: null })
      void searching.look(text.toWellFormed())
    },
    async open(index?: number) {
      await ready
      await searching.settled()
      const entry = store.getState().entries[index ?? at()]
      if (entry !== undefined && isOpenable(entry)) onOpen(entry.clip.clip)
    },
  })
}
