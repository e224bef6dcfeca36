import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Failure } from '../../../shared/contract/failure.ts'
import type { Quality } from '../../../shared/contract/quality.ts'
import type { QualityFigures } from '../../../shared/hub-api/quality.ts'
import type { Client } from '../../client.ts'

export type QualityState = {
  /** The figures, live or as last known; null until the first answer. */
  quality: Quality | null
  /** Why there are no newer figures. */
  failure: Failure | null
}

export type QualityStore = StoreApi<QualityState> & {
  read(): Promise<void>
  /** Reads at once and every so often; returns what ends it. */
  follow(): () => void
}

/** Figures change with the day. */
const readEveryMs = 600_000

export function createQuality(client: Client): QualityStore {
  const store = createStore<QualityState>(() => ({ quality: null, failure: null }))
  async function read(): Promise<void> {
    const reply = await client.call('quality.read', {})
    store.setState(reply.ok ? { quality: reply.value, failure: null } : { failure: reply.failure })
  }
  return Object.assign(store, {
    read,
    follow() {
      void read()
      const timer = setInterval(() => void read(), readEveryMs)
      return () => clearInterval(timer)
    },
  })
}

export const groupViews = ['people', 'batches', 'locales', 'tasks'] as const
export type GroupView = (typeof groupViews)[number]

/** A row of figures: what it is of, whose it is or how many people's. */
export type QualityRow = { key: string; name: string; of: string | null; people: number | null; figures: QualityFigures }

/** Rows by their names, never by what they tell. */
export function rowsOf({ people, batches, locales, tasks }: Quality, view: GroupView): QualityRow[] {
  switch (view) {
    case 'people': return people.map(({ person, figures }) => ({ key: person, name: person, of: null, people: null, figures }))
    case 'batches': return batches.map(({ batch, person, figures }, index) => ({ key: `${index} ${batch}`, name: batch, of: person, people: null, figures }))
    case 'locales': return locales.map(({ locale, people: count, figures }) => ({ key: locale, name: locale, of: null, people: count, figures }))
    case 'tasks': return tasks.map(({ task, people: count, figures }) => ({ key: task, name: task, of: null, people: count, figures }))
  }
}
