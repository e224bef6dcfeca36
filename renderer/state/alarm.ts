import { createStore, type StoreApi } from 'zustand/vanilla'
import type { EscalationOutcome, RaisedFrom } from './escalating.ts'

/** A screen that makes sound, or shows the words of a clip. */
export type AlarmSource = {
  /** Falls silent before it returns, veils what it shows, and says which clip is in front; null where it shows none. */
  raise(): RaisedFrom | null
  /** The panel was left. */
  settle(outcome: EscalationOutcome): void
}

/** The one way to tell of harm, from wherever a reviewer is: silence first, then the panel. */
export type Alarm = StoreApi<{ raised: RaisedFrom | null }> & {
  raise(): void
  settle(outcome: EscalationOutcome): void
  /** Makes a screen known for as long as it is in front; what it returns ends that. */
  watch(source: AlarmSource): () => void
}

const fromNowhere: RaisedFrom = { subject: null, heard: false, left: null }

export function createAlarm(): Alarm {
  const store = createStore<{ raised: RaisedFrom | null }>(() => ({ raised: null }))
  const sources = new Set<AlarmSource>()
  return Object.assign(store, {
    raise() {
      if (store.getState().raised !== null) return
      // Every one of them falls silent, whichever knows the clip.
      const told = [...sources].map(source => source.raise())
      store.setState({ raised: told.findLast(from => from?.subject != null) ?? told.findLast(from => from !== null) ?? fromNowhere })
    },
    settle(outcome: EscalationOutcome) {
      store.setState({ raised: null })
      for (const source of sources) source.settle(outcome)
    },
    watch(source: AlarmSource) {
      sources.add(source)
      return () => sources.delete(source)
    },
  })
}
