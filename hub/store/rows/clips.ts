import type { ColumnType, Generated } from 'kysely'
import type { Fixed, Json } from './columns.ts'

// Recordings, what is known of them, and who was given what came of them.

export type ProjectRow = {
  id: Fixed<string>
  name: Fixed<string>
  purpose: string
  legal_basis: string
  retain_days: number
  /** TaskSpecification */
  task: Json
  created_at: Fixed<number>
}

export type ClipRow = {
  /** The order of import. */
  number: Generated<number>
  id: Fixed<string>
  project: Fixed<string>
  blob: Fixed<string>
  wrapped_key: Fixed<Buffer>
  locale: Fixed<string>
  day: Fixed<string | null>
  duration_ms: Fixed<number>
  sha256: Fixed<string>
  size: Fixed<number>
  peaks: Fixed<Buffer>
  loudness: Fixed<number | null>
  true_peak: Fixed<number>
  /** Span[] */
  speech: Fixed<Json>
  hypothesis: Fixed<string>
  /** TimedWord[] */
  words: Fixed<Json | null>
  intent: Fixed<string | null>
  /** Slot[] */
  slots: Fixed<Json>
  wake_word: Fixed<string | null>
  /** ContentFlag[] */
  flags: Fixed<Json>
  reference: Fixed<string | null>
  /** Keyed hash of the source file and its row. */
  fingerprint: Fixed<Buffer>
  imported_at: Fixed<number>
  /** Nobody may play it: a false wake waiting for deletion. */
  quarantined_at: ColumnType<number | null, undefined, number | null>
  /** Kept as evidence; beats expiry, recall, quarantine and retention until two people release it. */
  held_at: ColumnType<number | null, undefined, number | null>
}

export type IdentityRow = { clip: Fixed<string>; speaker_index: Fixed<Buffer | null>; source_index: Fixed<Buffer | null>; sealed: Fixed<Buffer> }

export type ExportRow = { id: Fixed<string>; at: Fixed<number>; format: Fixed<'jsonl' | 'evidence'>; clips: Fixed<number>; sha256: Fixed<string> }

/** An export that is a case's evidence, and whom it was given to; append-only. */
export type EvidenceExportRow = { export: Fixed<string>; escalation: Fixed<string>; person: Fixed<string> }

export type ExportClipRow = { export: Fixed<string>; clip: Fixed<string> }
