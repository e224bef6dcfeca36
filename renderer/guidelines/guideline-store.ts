import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Guidelines } from '../../shared/contract/documents.ts'
import type { Client } from '../client.ts'

export type GuidelineState = {
  batch: string | null
  guidelines: Guidelines | null
  /** Another version than the one that was last read. */
  changed: boolean
}

export type GuidelineStore = StoreApi<GuidelineState> & {
  /** Reads the guidelines of the batch that is worked on, and whether they changed. */
  follow(batch: string): Promise<void>
  /** The guidelines lie open: this version counts as read, and its mark stays until it is closed. */
  noteRead(): Promise<void>
  /** They were closed; a version that was read has no mark any more. */
  close(): void
}

export function createGuidelineStore(client: Client): GuidelineStore {
  const store = createStore<GuidelineState>(() => ({ batch: null, guidelines: null, changed: false }))
  let lastRead: number | null = null

  return Object.assign(store, {
    async follow(batch: string) {
      const [read, last] = await Promise.all([client.call('guidelines.read', { batch }), client.call('guidelines.lastRead', { batch })])
      // Guidelines are a help beside the work: where they cannot be read, the work goes on without them.
      const guidelines = read.ok ? read.value : null
      lastRead = last.ok ? last.value.version : null
      const before = store.getState()
      const same = before.batch === batch && before.guidelines?.version === guidelines?.version
      if (!same) store.setState({ batch, guidelines, changed: guidelines !== null && lastRead !== null && lastRead !== guidelines.version })
    },
    async noteRead() {
      const { batch, guidelines } = store.getState()
      if (batch === null || guidelines === null || lastRead === guidelines.version) return
      lastRead = guidelines.version
      await client.call('guidelines.noteRead', { batch, version: guidelines.version })
    },
    close() {
      const { guidelines } = store.getState()
      if (guidelines?.version === lastRead) store.setState({ changed: false })
    },
  })
}
