import type { ColumnType, Generated } from 'kysely'
import type { Fixed, Json } from './columns.ts'

// What devices told, for ever, and what is wrong with it.

export type StreamRow = {
  id: Fixed<string>
  device: Fixed<string>
  person: Fixed<string | null>
  seq: number
  hash: string
  watermark: Generated<number>
  /** Events that still waited on the device when it last spoke. */
  waiting: number
  opened_at: Fixed<number>
  last_contact_at: number
  /** When an operator accepted that it came apart: it takes nothing more, and what follows comes in a stream that continues it. */
  closed_at: ColumnType<number | null, undefined, number>
  continues: Fixed<string | null>
}

/** An envelope, for ever. */
export type EventRow = {
  stream: Fixed<string>
  seq: Fixed<number>
  version: Fixed<number>
  id: Fixed<string>
  type: Fixed<string>
  at: Fixed<number>
  prev: Fixed<string | null>
  commitment: Fixed<string>
  hash: Fixed<string>
  received_at: Fixed<number>
  /** Why its content cannot be used, null where it is in use. */
  rejected: Fixed<string | null>
}

export type EventPayloadRow = { stream: Fixed<string>; seq: Fixed<number>; salt: Fixed<string>; payload: Fixed<Json> }

/** An event out of a damaged vault that continues no stream; salt and payload null where they could not be read. */
export type RescuedEventRow = {
  stream: Fixed<string>
  seq: Fixed<number>
  hash: Fixed<string>
  device: Fixed<string>
  person: Fixed<string>
  envelope: Fixed<Json>
  salt: Fixed<string | null>
  payload: Fixed<Json | null>
  rescued_at: Fixed<number>
}

/** A bundle out of a damaged vault that was taken, by the SHA-256 of its bytes. */
export type RescueRow = {
  hash: Fixed<string>
  device: Fixed<string>
  person: Fixed<string>
  /** When its laptop made it. */
  made_at: Fixed<number>
  received_at: number
  known: number
  taken: number
  rejected: number
  unattached: number
  /** 1 where this hub, restored from an older backup, knows of it by its journal alone. */
  lost: number
}

/** Bytes of a bundle that has not come whole yet, from `start` on. */
export type RescuePartRow = { device: Fixed<string>; hash: Fixed<string>; start: Fixed<number>; bytes: Fixed<Buffer> }

/** What should not have happened and somebody has to look at; append-only. */
export type FindingRow = {
  number: Generated<number>
  at: Fixed<number>
  kind: Fixed<'stream_fork' | 'escalation_mismatch' | 'chain_broken'>
  device: Fixed<string>
  stream: Fixed<string | null>
  seq: Fixed<number | null>
  escalation: Fixed<string | null>
}

/** An event of a lease that this hub does not know, because it was restored from a backup that is older. */
export type UnattachedEventRow = {
  stream: Fixed<string>
  seq: Fixed<number>
  lease: Fixed<string>
  /** Why it could not be used even when that lease was here again. */
  why: ColumnType<string | null, undefined, string>
}

/** An event that could not be used, and who has seen to it; append-only. */
export type SettledRejectionRow = { stream: Fixed<string>; seq: Fixed<number>; person: Fixed<string>; at: Fixed<number> }
