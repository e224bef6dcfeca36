import type { Selectable } from 'kysely'
import type { Adjudication } from '../../shared/domain/adjudication.ts'
import { fateOf } from '../../shared/domain/recall.ts'
import type { AdjudicationRow } from '../store/rows/adjudications.ts'
import type { Store } from '../store/store.ts'

/** Where an adjudication stands, with what has become of its clip. */
export async function standingOf(store: Store, { clip, lapsed_at, settled_at }: Pick<Selectable<AdjudicationRow>, 'clip' | 'lapsed_at' | 'settled_at'>): Promise<Adjudication> {
  const row = await store.selectFrom('clips').select(['quarantined_at', 'held_at', 'destroyed_at']).where('id', '=', clip).executeTakeFirstOrThrow()
  const fate = fateOf({ quarantinedAt: row.quarantined_at, heldAt: row.held_at, destroyedAt: row.destroyed_at })
  return { lapsed: lapsed_at !== null, settled: settled_at !== null, fate }
}
