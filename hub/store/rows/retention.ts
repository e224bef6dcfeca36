import type { ColumnType, Generated } from 'kysely'
import type { Fixed, Json } from './columns.ts'

// What is kept no longer, and what is left of it.

/** A day whose shifts have expired; null figures where too few people worked. Append-only. */
export type TeamDayRow = {
  /** As days went in the zone of the policy. */
  day: Fixed<string>
  /** TeamFigures */
  figures: Fixed<Json | null>
}

/** One pass over what is kept; `ended_at` null for one that is under way, or was cut off. */
export type RetentionRunRow = {
  number: Generated<number>
  begun_at: Fixed<number>
  ended_at: ColumnType<number | null, undefined, number>
  /** Shifts whose detail went. */
  shifts: number
  days: number
  /** Recordings whose date had come. */
  clips: number
}

/** When the next pass is due; one row. */
export type RetentionClockRow = { only: Fixed<1>; next_at: number }
