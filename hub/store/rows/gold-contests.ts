import type { ContestOutcome } from '../../../shared/hub-api/gold.ts'
import type { Fixed } from './columns.ts'

/** Somebody says that a known answer is wrong, and what a supervisor found. */
export type GoldContestRow = {
  id: Fixed<string>
  stream: Fixed<string>
  seq: Fixed<number>
  clip: Fixed<string>
  batch: Fixed<string>
  person: Fixed<string>
  /** Empty once its clip is destroyed. */
  reason: string
  at: Fixed<number>
  decided_at: number | null
  decided_by: string | null
  outcome: ContestOutcome | null
  /** What the one who contested is told, under the clip's own key. */
  note: Buffer | null
}
