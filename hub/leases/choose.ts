import { withReserve } from '../../shared/domain/exposure.ts'
import type { QualityPolicy } from '../../shared/domain/quality/policy.ts'
import { mixedInto, type Chance } from '../quality/chance.ts'
import { drawFor, type Drawn } from '../quality/draw.ts'
import type { Sought } from '../quality/candidates.ts'
import type { Store } from '../store/store.ts'
import { unassigned } from './unassigned.ts'

export type Choosing = Sought & {
  /** At most so many clips. */
  count: number
  /** The least share of plain clips, from 0 to 1. */
  reserve: number
  policy: QualityPolicy
  now: number
}

/** A batch's clips in its order, and what is put down of those that were mixed in. */
export type Chosen = { clips: string[]; drawn: Drawn['row'][] }

/**
 * Clips for one reviewer, in the order of import, a reserve of plain ones among them; what measures quality stands in
 * between at places of chance, and is nothing without clips that nobody was given.
 */
export async function chooseClips(chance: Chance, store: Store, { count, reserve, policy, now, ...sought }: Choosing): Promise<Chosen> {
  const free = await unassigned(store, { ...sought, count })
  const alone = withReserve(free, count, reserve)
  if (alone.length === 0) return { clips: [], drawn: [] }
  const days = new Set(alone.map(({ day }) => day))
  const drawn = await drawFor(chance, store, { ...sought, policy, now, size: alone.length, days })
  const together = withReserve([...drawn, ...free], count, reserve)
  const rows = new Map(drawn.map(({ id, row }) => [id, row]))
  const mixed = together.filter(({ id }) => rows.has(id))
  const clips = mixedInto(chance, together.filter(({ id }) => !rows.has(id)), mixed)
  return { clips: clips.map(({ id }) => id), drawn: mixed.flatMap(({ id }) => rows.get(id) ?? []) }
}
