import type { ColumnType } from 'kysely'

/** Text that the schema named beside the column reads. */
export type Json = string
export type Truth = 0 | 1
/** Set when the row is made, never after. */
export type Fixed<T> = ColumnType<T, T, never>
