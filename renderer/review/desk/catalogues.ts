import { catalogueMatches, indexCatalogue, type Catalogue, type CatalogueIndex, type CatalogueMatch } from '../../../shared/domain/catalogue.ts'
import type { Failure } from '../../../shared/contract/failure.ts'
import type { Client } from '../../client.ts'
import type { DeskStore } from './desk-state.ts'

/** The names that come with batches, read once for each while its clips are worked on. */
export type Catalogues = {
  /** What the catalogue of the clip in front knows among these words; nothing until it has been read. */
  knownIn(words: readonly string[]): readonly CatalogueMatch[]
}

/** A clip is there, and has sounded, before its catalogue takes the machine's time. */
const settleMs = 600

export function createCatalogues({ client, store, fail }: { client: Client; store: DeskStore; fail(failure: Failure): void }): Catalogues {
  const read = new Map<string, Catalogue | null>()
  const indexes = new Map<string, CatalogueIndex>()

  function indexFor(batch: string, locale: string): CatalogueIndex | null {
    const key = `${batch} ${locale}`
    const known = indexes.get(key)
    const catalogue = read.get(batch) ?? null
    if (known !== undefined || catalogue === null) return known ?? null
    const index = indexCatalogue(catalogue, locale)
    indexes.set(key, index)
    return index
  }
  function name(batch: string): void {
    if (store.getState().work?.page.batch === batch) store.setState({ titles: read.get(batch)?.titles ?? {} })
  }
  async function begin(batch: string, locale: string): Promise<void> {
    if (!read.has(batch)) {
      const reply = await client.call('catalogue.read', { batch })
      if (!reply.ok) return fail(reply.failure)
      read.set(batch, reply.value)
      setTimeout(() => indexFor(batch, locale), settleMs)
    }
    name(batch)
  }
  store.subscribe(({ work: now }, { work: before }) => {
    if (now !== null && now.page.batch !== before?.page.batch) void begin(now.page.batch, now.page.locale)
  })
  return {
    knownIn(words) {
      const { work } = store.getState()
      const index = work === null ? null : indexFor(work.page.batch, work.page.locale)
      return index === null ? [] : catalogueMatches(index, words)
    },
  }
}
