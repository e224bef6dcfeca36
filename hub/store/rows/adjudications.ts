import type { ColumnType } from 'kysely'
import type { Chosen } from '../../../shared/domain/adjudication.ts'
import type { Fixed, Json, Truth } from './columns.ts'

/** Two answers for one clip that differ beyond policy, and what a third person made of it; what was settled stays. */
export type AdjudicationRow = {
  id: Fixed<string>
  clip: Fixed<string>
  /** Who gave the answers that are shown as A and B; which is which was drawn. */
  a: string
  b: string
  opened_at: number
  /** Difference[] */
  differs: Json
  /** Rises whenever an answer of the two has changed. */
  version: number
  /** Since when they agree again, or one was taken back. */
  lapsed_at: number | null
  settled_at: number | null
  settled_by: string | null
  chosen: Chosen | null
  false_wake: ColumnType<Truth, Truth | undefined, Truth>
  /** The answer and the reason for it, under the clip's own key: they are gone when that is. */
  box: Buffer | null
}
