import type { ColumnType, Generated } from 'kysely'
import type { SkipCause } from '../../shared/domain/annotation.ts'
import type { EscalationAction, EscalationCategory, EscalationState, Severity } from '../../shared/domain/escalation.ts'
import type { Role } from '../../shared/domain/values.ts'
import type { InvitationKind } from '../../shared/hub-api/access.ts'

// The rows of every table, as migrations make them. Instants and durations are integer milliseconds, truths 0 or 1,
// `Json` is text that the schema named beside it reads.

type Json = string
type Truth = 0 | 1
/** Set when the row is made, never after. */
type Fixed<T> = ColumnType<T, T, never>

export type HubRow = { only: Fixed<1>; id: Fixed<string>; epoch: number; revision: number; address: string; policy: Json; created_at: Fixed<number> }

export type PersonRow = { id: Fixed<string>; code: Fixed<string>; role: Role; created_at: Fixed<number> }
export type DeviceRow = { id: Fixed<string>; signing_key: Fixed<string>; sealing_key: Fixed<string>; enrolled_at: Fixed<number> }
export type PersonKeyRow = { person: Fixed<string>; device: Fixed<string>; key: string; joined_at: number }
export type InvitationRow = {
  id: Fixed<string>
  kind: Fixed<InvitationKind>
  person: Fixed<string | null>
  secret_hash: Fixed<Buffer>
  created_at: Fixed<number>
  expires_at: Fixed<number>
  failures: Generated<number>
  used_at: ColumnType<number | null, undefined, number>
}
export type SessionRow = { token_hash: Fixed<Buffer>; device: Fixed<string>; person: Fixed<string | null>; expires_at: Fixed<number> }
export type NonceRow = { device: Fixed<string>; nonce: Fixed<string>; used_at: Fixed<number> }

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
  /** Kept as evidence; beats quarantine. */
  held_at: ColumnType<number | null, undefined, number>
}
export type IdentityRow = { clip: Fixed<string>; speaker_index: Fixed<Buffer | null>; source_index: Fixed<Buffer | null>; sealed: Fixed<Buffer> }

export type BatchRow = {
  number: Generated<number>
  id: Fixed<string>
  project: Fixed<string>
  person: Fixed<string>
  name: Fixed<string>
  /** TaskSpecification, as it was when the batch was made. */
  task: Fixed<Json>
  retain_until: Fixed<string>
  lease_hours: Fixed<number>
  created_at: Fixed<number>
}
export type BatchClipRow = { batch: Fixed<string>; position: Fixed<number>; clip: Fixed<string> }
export type LeaseRow = {
  /** Rises with every lease of this hub; the version of its manifest. */
  number: Generated<number>
  id: Fixed<string>
  batch: Fixed<string>
  device: Fixed<string>
  person: Fixed<string>
  starts_at: Fixed<number>
  ends_at: Fixed<number>
  /** The manifest's payload, base64url, exactly as signed. */
  manifest: string
  signature: string
  received_at: ColumnType<number | null, undefined, number>
}
export type LeaseClipRow = { lease: Fixed<string>; position: Fixed<number>; clip: Fixed<string> }

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

export type ShiftRow = {
  id: Fixed<string>
  stream: Fixed<string>
  person: Fixed<string>
  zone: Fixed<string>
  started_at: Fixed<number>
  ended_at: ColumnType<number | null, undefined, number>
}
/** Pauses say no kind here, so that nothing can be read off it. */
export type ShiftStepRow = { shift: Fixed<string>; seq: Fixed<number>; at: Fixed<number>; step: Fixed<ShiftStep> }
export type ShiftStep = 'paused' | 'resumed' | 'locked' | 'unlocked'

export type DecisionRow = {
  stream: Fixed<string>
  seq: Fixed<number>
  kind: Fixed<DecisionKind>
  clip: Fixed<string>
  batch: Fixed<string>
  lease: Fixed<string>
  shift: Fixed<string>
  person: Fixed<string>
  at: Fixed<number>
  handling_ms: Fixed<number | null>
  /** Counts the answers for a clip from 1; null for an escalation, which stands beside them. */
  revision: Fixed<number | null>
  task_version: Fixed<number | null>
  /** Annotation */
  annotation: Fixed<Json | null>
  heard_ms: Fixed<number | null>
  cause: Fixed<SkipCause | null>
  withdrawn_at: ColumnType<number | null, undefined, number>
}
export type DecisionKind = 'annotation' | 'skip' | 'escalation'

/** Who had which clip in their ears; append-only. */
export type AccessRow = {
  stream: Fixed<string>
  seq: Fixed<number>
  kind: Fixed<'prepared' | 'opened' | 'played'>
  clip: Fixed<string>
  lease: Fixed<string>
  shift: Fixed<string | null>
  person: Fixed<string>
  at: Fixed<number>
  /** Span[] */
  played: Fixed<Json | null>
  speed: Fixed<number | null>
}
/** Who read the access log of which clip, to the hour. */
export type AccessReadRow = { person: Fixed<string>; clip: Fixed<string>; hour: Fixed<number> }

export type EscalationRow = {
  id: Fixed<string>
  filer: Fixed<string>
  device: Fixed<string>
  event: Fixed<string>
  commitment: Fixed<string>
  clip: Fixed<string>
  category: Fixed<EscalationCategory>
  severity: Fixed<Severity>
  happening_now: Fixed<Truth>
  /** Span */
  span: Fixed<Json | null>
  /** Span[] */
  heard: Fixed<Json>
  transcript: Fixed<string>
  words: Fixed<string>
  sounds: Fixed<string>
  inference: Fixed<string>
  zone: Fixed<string>
  filed_at: Fixed<number>
  received_at: Fixed<number>
  state: EscalationState
  acknowledged_at: ColumnType<number | null, undefined, number>
  due_at: number | null
  /** When the same event arrived in its stream. */
  joined_at: number | null
}
/** Append-only. */
export type EscalationTransitionRow = {
  escalation: Fixed<string>
  number: Fixed<number>
  at: Fixed<number>
  /** Null where the hub itself acted. */
  person: Fixed<string | null>
  action: Fixed<EscalationAction>
  before: Fixed<EscalationState>
  after: Fixed<EscalationState>
}

/** What should not have happened and somebody has to look at; append-only. */
export type FindingRow = {
  number: Generated<number>
  at: Fixed<number>
  kind: Fixed<'stream_fork' | 'escalation_mismatch'>
  device: Fixed<string>
  stream: Fixed<string | null>
  seq: Fixed<number | null>
  escalation: Fixed<string | null>
}

export type ExportRow = { id: Fixed<string>; at: Fixed<number>; format: Fixed<'jsonl'>; clips: Fixed<number>; sha256: Fixed<string> }
export type ExportClipRow = { export: Fixed<string>; clip: Fixed<string> }

export type Tables = {
  hub: HubRow
  people: PersonRow
  devices: DeviceRow
  person_keys: PersonKeyRow
  invitations: InvitationRow
  sessions: SessionRow
  nonces: NonceRow
  projects: ProjectRow
  clips: ClipRow
  identities: IdentityRow
  batches: BatchRow
  batch_clips: BatchClipRow
  leases: LeaseRow
  lease_clips: LeaseClipRow
  streams: StreamRow
  events: EventRow
  event_payloads: EventPayloadRow
  shifts: ShiftRow
  shift_steps: ShiftStepRow
  decisions: DecisionRow
  accesses: AccessRow
  access_reads: AccessReadRow
  escalations: EscalationRow
  escalation_transitions: EscalationTransitionRow
  findings: FindingRow
  exports: ExportRow
  export_clips: ExportClipRow
}
