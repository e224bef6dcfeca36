import type { Generated } from 'kysely'
import type { RecallKind } from '../../../shared/domain/recall.ts'
import type { Fixed, Truth } from './columns.ts'

// Recordings taken back.

/** Append-only. */
export type RecallRow = {
  /** From 1; what people call it by. */
  number: Generated<number>
  id: Fixed<string>
  kind: Fixed<RecallKind>
  /** A clip's or a batch's id; a keyed hash (base64url) where it would tell who somebody is. */
  subject: Fixed<string>
  reason: Fixed<string>
  at: Fixed<number>
  /** Null for the operator. */
  issued_by: Fixed<string | null>
}

export type RecallClipRow = { recall: Fixed<number>; clip: Fixed<string> }

export type RecipientKind = 'export' | 'backup'

/** That whoever was given an export, or keeps a backup, has erased what was recalled; append-only. */
export type RecallConfirmationRow = { recall: Fixed<number>; kind: Fixed<RecipientKind>; recipient: Fixed<string>; at: Fixed<number>; told_by: Fixed<string | null> }

/** What a device said it destroyed; append-only. */
export type RecallReceiptRow = {
  stream: Fixed<string>
  seq: Fixed<number>
  device: Fixed<string>
  /** In whose vault it was. */
  person: Fixed<string>
  clip: Fixed<string>
  at: Fixed<number>
  received_at: Fixed<number>
  /** Whether its words are gone too, or wait in a vault that nobody has opened since. */
  words: Fixed<Truth>
}

/** A destroyed clip of which something is left to erase. */
export type ErasureRow = { clip: Fixed<string>; at: Fixed<number> }
