import { MyQuality } from '../../../shared/contract/quality.ts'
import type { Kept } from '../settings/kept.ts'

export const ownQualityKey = 'own-quality'

/** What the hub last told a person of their own quality; null where it never has. */
export const keptQuality = (kept: Kept): MyQuality | null => MyQuality.safeParse(kept.read(ownQualityKey)).data ?? null
