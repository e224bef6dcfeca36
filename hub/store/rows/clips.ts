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
  /** Empty once the clip is destroyed, and so is every word of it. */
  wrapped_key: Buffer
  locale: Fixed<string>
  day: Fixed<string | null>
  duration_ms: Fixed<number>
  sha256: Fixed<string>
  size: Fixed<number>
  peaks: Buffer
  loudness: Fixed<number | null>
  true_peak: Fixed<number>
  /** Span[] */
  speech: Json
  hypothesis: string
  /** TimedWord[] */
  words: Json | null
  intent: string | null
  /** Slot[] */
  slots: Json
  wake_word: string | null
  /** ContentFlag[] */
  flags: Fixed<Json>
  reference: string | null
  /** Keyed hash of the source file and its row. */
  fingerprint: Fixed<Buffer>
  imported_at: Fixed<number>
  /** By when it has to be answered; a batch takes over the earliest of its clips'. */
  due_at: ColumnType<number | null, number | null | undefined, never>
  /** Its project's and its batches' dates have come: it stays in quarantine until it is destroyed. */
  expired_at: ColumnType<number | null, undefined, number>
  /** Nobody may play it: recalled, expired or a false wake, and waiting for deletion. */
  quarantined_at: ColumnType<number | null, undefined, number | null>
  /** Kept as evidence; beats expiry, recall, quarantine and retention until two people release it. */
  held_at: ColumnType<number | null, number | undefined, number | null>
  /** Sound, key and words are gone for ever; it stays in quarantine. */
  destroyed_at: ColumnType<number | null, undefined, number>
}

export type IdentityRow = { clip: Fixed<string>; speaker_index: Fixed<Buffer | null>; source_index: Fixed<Buffer | null>; sealed: Buffer }

export type ExportRow = { id: Fixed<string>; at: Fixed<number>; format: Fixed<'jsonl' | 'evidence'>; clips: Fixed<number>; sha256: Fixed<string> }

/** An export that is a case's evidence, and whom it was given to; append-only. */
export type EvidenceExportRow = { export: Fixed<string>; escalation: Fixed<string>; person: Fixed<string> }

export type ExportClipRow = { export: Fixed<string>; clip: Fixed<string> }
