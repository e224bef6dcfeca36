import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Failure } from '../../shared/contract/failure.ts'
import type { SearchMatch } from '../../shared/contract/search.ts'
import type { Client } from '../client.ts'

export type Found = {
  /** What was looked for; the matches are of it once `loading` is over. */
  text: string
  matches: readonly SearchMatch[]
  /** Whether there are more than were read. */
  more: boolean
  loading: boolean
  failure: Failure | null
}

/** Clips with words in them, read page by page, newest first. */
export type Searching = StoreApi<Found> & {
  look(text: string): Promise<void>
  /** Reads the next page; nothing while one is being read. */
  readMore(): Promise<void>
}

const limit = 100
const nothing: Found = { text: '', matches: [], more: false, loading: false, failure: null }

export function createSearching(client: Client): Searching {
  const store = createStore<Found>(() => nothing)
  let cursor: number | null = null
  let turn = 0

  async function read(text: string, before: readonly SearchMatch[]): Promise<void> {
    const of = ++turn
    store.setState({ text, loading: true })
    const reply = await client.call('search.find', { text, scope: 'all', cursor, limit })
    if (of !== turn) return
    if (!reply.ok) return store.setState({ loading: false, more: false, failure: reply.failure })
    cursor = reply.value.cursor
    store.setState({ matches: [...before, ...reply.value.matches], more: cursor !== null, loading: false, failure: null })
  }
  return Object.assign(store, {
    async look(text: string) {
      cursor = null
      if (text.trim() !== '') return read(text, [])
      turn++
      store.setState({ ...nothing, text })
    },
    async readMore() {
      const { text, matches, more, loading } = store.getState()
      if (more && !loading) await read(text, matches)
    },
  })
}
