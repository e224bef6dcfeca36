import type { ColumnType, Generated } from 'kysely'
import type { SkipCause } from '../../../shared/domain/annotation.ts'
import type { ShiftStep } from '../../../shared/domain/stretches.ts'
import type { Fixed, Json } from './columns.ts'

// What became of it: shifts, answers, and who had which clip in their ears.

export type ShiftRow = {
  id: Fixed<string>
  stream: Fixed<string>
  person: Fixed<string>
  zone: string
  started_at: number
  ended_at: ColumnType<number | null, undefined, number>
  /** When its detail went, for good: what is left is whose it was, and noon of the day that it counted for. */
  expired_at: ColumnType<number | null, undefined, number | null>
}

/** Pauses say no kind here, so that nothing can be read off it. */
export type ShiftStepRow = { shift: Fixed<string>; seq: Fixed<number>; at: Fixed<number>; step: Fixed<ShiftStep> }

/** A shift's figures up to an instant, ready to be read; triggers take it away whenever anything of the shift changes. */
export type ShiftRollupRow = { shift: Fixed<string>; figures: Json; until: number }

/** How long a sort of clip takes, in the middle of what at least five people took; `length` is its class. */
export type HandlingMedianRow = { project: Fixed<string>; locale: Fixed<string>; length: Fixed<number>; median_ms: Fixed<number> }

/** When those were counted; one row. */
export type HandlingCountRow = { only: Fixed<1>; counted_at: number }

/** What was told of a group of people, and out of what: JSON of a mark for each of them, null once it stays so; and of what was told. */
export type ToldGroupRow = { key: Fixed<string>; people: Json | null; value: Json }

/** What a reviewer has put right afterwards: `end` from what it said to what it was, `break` from its begin to its end. */
export type ShiftCorrectionRow = {
  shift: Fixed<string>
  seq: Fixed<number>
  at: Fixed<number>
  kind: Fixed<'end' | 'break'>
  from_at: Fixed<number>
  to_at: Fixed<number>
  reason: Fixed<string>
}

/** What a reviewer says about their shift. */
export type ShiftNoteRow = { shift: Fixed<string>; seq: Fixed<number>; at: Fixed<number>; note: Fixed<string> }

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
  /** Like all that is counted of it, null once its shift has expired. */
  handling_ms: number | null
  /** Counts the answers for a clip from 1; null for an escalation, which stands beside them. */
  revision: Fixed<number | null>
  task_version: Fixed<number | null>
  /** Annotation */
  annotation: Json | null
  heard_ms: number | null
  cause: Fixed<SkipCause | null>
  withdrawn_at: ColumnType<number | null, undefined, number>
  /** Words changed and labels placed by an annotation, counted when it was recorded; null for what is none. */
  corrected: number | null
  labelled: number | null
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

/** Who asked who had heard somebody; append-only. */
export type AccessQueryRow = {
  id: Fixed<string>
  at: Fixed<number>
  /** Null for the operator. */
  person: Fixed<string | null>
  reason: Fixed<string>
  field: Fixed<'speaker' | 'source' | 'clip'>
  /** The hash that it was found by. */
  sought: Fixed<Buffer>
  clips: Fixed<number>
  accesses: Fixed<number>
}

/** What somebody wants no clips of, as they said last. */
export type OptOutRow = {
  person: Fixed<string>
  at: number
  /** ContentFlag[] */
  categories: Json
}

/** That the hub was asked to verify what it holds, and what it found. */
export type HubAuditRow = {
  number: Generated<number>
  asked_at: Fixed<number>
  /** Null for the operator. */
  asked_by: Fixed<string | null>
  /** By a process that is at it, or fell while it was. */
  claimed_at: number | null
  done_at: number | null
  /** HubAuditResult */
  outcome: Json | null
}
