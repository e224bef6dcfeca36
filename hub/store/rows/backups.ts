import type { ColumnType } from 'kysely'
import type { Fixed, Json } from './columns.ts'

// Copies of this database, and the journal that lies beside it.

/** A copy holds every clip that was imported before `made_at` and had not been destroyed by then. */
export type BackupRow = {
  id: Fixed<string>
  made_at: number
  verified_at: ColumnType<number | null, undefined, number>
  epoch: Fixed<number>
  /** When somebody said that this copy is no more. */
  destroyed_at: ColumnType<number | null, undefined, number>
  place: Fixed<string>
}

/** How far this database has what its journal tells; one row. */
export type JournalHeadRow = { only: Fixed<1>; seq: number; hash: string; bytes: number }

/** An entry that names what is not here, and why it could not be brought back; it waits for `subject`. */
export type JournalWaitingRow = { seq: Fixed<number>; at: Fixed<number>; kind: Fixed<string>; payload: Fixed<Json>; subject: Fixed<string>; why: string }
