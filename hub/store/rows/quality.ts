import type { ColumnType } from 'kysely'
import type { Fixed, Json, Truth } from './columns.ts'

// What is given out to measure quality, and what came of it.

/** A clip whose answer is known and that was chosen to measure by; in force until it is removed. */
export type GoldRow = {
  clip: Fixed<string>
  added_at: number
  removed_at: ColumnType<number | null, undefined, number | null>
  removal_reason: ColumnType<string | null, undefined, string | null>
}

export type DrawKind = 'overlap' | 'gold'

/** A clip that was mixed into a batch; whoever works on it is not told. */
export type DrawnClipRow = {
  batch: Fixed<string>
  clip: Fixed<string>
  kind: Fixed<DrawKind>
  /** Whether its reviewer was given another hypothesis than the reference. */
  wrong: Fixed<Truth>
  /** What was given in place of the clip's own hypothesis; null where that one was. */
  hypothesis: Fixed<string | null>
  /** TimedWord[] of that hypothesis */
  words: Fixed<Json | null>
  /** Slot[] on that hypothesis */
  slots: Fixed<Json | null>
}

/** What was mixed into a batch that this hub has lost. */
export type LostDrawRow = {
  batch: Fixed<string>
  clip: Fixed<string>
  person: Fixed<string>
  kind: Fixed<DrawKind>
  wrong: Fixed<Truth>
  /** What was given in place of the clip's own suggestion, under the clip's key; null where that one was. */
  given: Fixed<Buffer | null>
}

/** Word errors of somebody's answer for gold against its reference. */
export type GoldMeasureRow = {
  clip: Fixed<string>
  person: Fixed<string>
  batch: string
  at: number
  substitutions: number
  deletions: number
  insertions: number
  /** Of the reference. */
  words: number
  wrong: Truth
  /** Whether the hypothesis was left as it was given. */
  accepted: Truth
}

/** Two people's answers for one clip; `one` answered first, and their words are what the other's errors are counted against. */
export type OverlapMeasureRow = {
  clip: Fixed<string>
  one: string
  one_batch: string
  one_at: number
  other: string
  other_batch: string
  other_at: number
  one_wake: string | null
  other_wake: string | null
  /** Empty for none; null where it was not asked of both. */
  one_intent: string | null
  other_intent: string | null
  /** Null where not both wrote down what was said. */
  substitutions: number | null
  deletions: number | null
  insertions: number | null
  words: number | null
  /** SpanCounts by label; null where it was not asked of both. */
  slots: Json | null
}
