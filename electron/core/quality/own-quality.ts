import { MyQuality } from '../../../shared/contract/quality.ts'
import type { Kept } from '../settings/kept.ts'
import { createKeptPeriods } from '../settings/kept-periods.ts'

/** What the hub tells a person of their own quality. */
export const ownPeriods = (kept: Kept) => createKeptPeriods(kept, 'own-quality', MyQuality)

/** What it last told them of all days that it keeps; null where it never has. */
export const keptQuality = (kept: Kept): MyQuality | null => ownPeriods(kept).find(null) ?? null
