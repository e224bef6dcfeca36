import { thinStretches, type ThinStretch } from '../../shared/domain/rota.ts'
import type { Store } from '../store/store.ts'
import { asOnCall, readSpans } from './spans.ts'

const hoursAhead = 7 * 24
const hourMs = 3_600_000

/** Everybody who may be the second person on a case. */
export async function seconds(store: Store): Promise<Set<string>> {
  const rows = await store
    .selectFrom('people')
    .select('id')
    .where(({ or, eb }) => or([eb('role', 'in', ['safety', 'privacy']), eb('deputy', '=', 1)]))
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** The hours of the next seven days in which fewer than two people on call can be the second. */
export async function readGaps(store: Store, now: number): Promise<ThinStretch[]> {
  const spans = await readSpans(store, now, now + (hoursAhead + 1) * hourMs)
  return thinStretches(spans.map(asOnCall), await seconds(store), now, hoursAhead)
}
