import type { Store } from '../store/store.ts'

/** No day begins further from its date's midnight in UTC. */
const marginMs = 86_400_000

/** Deletes what was measured of people's answers before a day, for good. */
export async function expireMeasures(store: Store, day: string): Promise<void> {
  const before = Date.parse(day) - marginMs
  await store.deleteFrom('gold_measures').where('at', '<', before).execute()
  await store.deleteFrom('overlap_measures').where('other_at', '<', before).execute()
}
