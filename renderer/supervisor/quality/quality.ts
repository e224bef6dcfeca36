import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Failure } from '../../../shared/contract/failure.ts'
import type { Quality } from '../../../shared/contract/quality.ts'
import type { FigureName } from '../../../shared/domain/quality/figures.ts'
import type { QualityFigures } from '../../../shared/hub-api/quality.ts'
import type { Client } from '../../client.ts'
import type { KeptPreset, PeriodChoice } from '../../state/period-choice.ts'
import type { Sorting } from '../../ui/FigureTable.tsx'

export const groupViews = ['people', 'sites', 'batches', 'locales', 'tasks'] as const
export type GroupView = (typeof groupViews)[number]
export const views = [...groupViews, 'spots'] as const
export type View = (typeof views)[number]

/** Under *grouped* neither people nor batches, each of which is one person's, are told of. */
const teamViews: readonly View[] = ['sites', 'locales', 'tasks', 'spots']
export const viewsOf = ({ visibility }: Pick<Quality, 'visibility'>): readonly View[] => (visibility === 'grouped' ? teamViews : views)

export type QualityState = {
  view: View
  /** Which figure stands in the tables. */
  figure: FigureName
  /** The figures of the period, live or as last known; null until the first answer. */
  quality: Quality | null
  /** Why there are no newer figures. */
  failure: Failure | null
  /** What somebody looks for in a table, and its order; kept while they are elsewhere. */
  sought: string
  sorting: Readonly<Partial<Record<View, Sorting>>>
}

export type QualityStore = StoreApi<QualityState> & {
  choice: PeriodChoice<KeptPreset>
  file(format: 'csv' | 'json'): Promise<{ ticket: string; name: string } | null>
  read(): Promise<void>
  /** Reads at once, every so often, and whenever another period is chosen; returns what ends it. */
  follow(): () => void
}

/** Figures change with the day. */
const readEveryMs = 600_000

export function createQuality(client: Client, choice: PeriodChoice<KeptPreset>): QualityStore {
  const store = createStore<QualityState>(() => ({ view: 'people', figure: 'gold', quality: null, failure: null, sought: '', sorting: {} }))
  async function read(): Promise<void> {
    const chosen = choice.getState()
    const reply = await client.call('quality.read', { days: choice.asked() })
    // An answer for a period that was left meanwhile says nothing about the one on the screen.
    if (choice.getState() !== chosen) return
    store.setState(reply.ok ? { quality: reply.value, failure: null } : { failure: reply.failure })
  }
  return Object.assign(store, {
    choice, read,
    async file(format: 'csv' | 'json') {
      const reply = await client.call('quality.file', { days: choice.asked(), format })
      if (reply.ok) return reply.value
      store.setState({ failure: reply.failure })
      return null
    },
    follow() {
      void read()
      const timer = setInterval(() => void read(), readEveryMs)
      const end = choice.subscribe(() => {
        store.setState({ quality: null, failure: null })
        void read()
      })
      return () => {
        clearInterval(timer)
        end()
      }
    },
  })
}

/** A row of figures: what it is of, whose it is or how many people's. */
export type QualityRow = { key: string; name: string; of: string | null; people: number | null; figures: QualityFigures }

/** What sites and locales are called. */
type Names = { site(site: string | null): string; locale(locale: string): string }

export function rowsOf({ people, sites, batches, locales, tasks }: Quality, view: GroupView, names: Names): QualityRow[] {
  switch (view) {
    case 'people': return people.map(({ person, figures }) => ({ key: person, name: person, of: null, people: null, figures }))
    case 'sites': return sites.map(({ site, people: count, figures }) => ({ key: site ?? '', name: names.site(site), of: null, people: count, figures }))
    case 'batches': return batches.map(({ batch, person, figures }, index) => ({ key: `${index} ${batch}`, name: batch, of: person, people: null, figures }))
    case 'locales': return locales.map(({ locale, people: count, figures }) => ({ key: locale, name: names.locale(locale), of: null, people: count, figures }))
    case 'tasks': return tasks.map(({ task, people: count, figures }) => ({ key: task, name: task, of: null, people: count, figures }))
  }
}
