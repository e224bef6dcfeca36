import type { ColumnType, Generated } from 'kysely'
import type { ClockKind } from '../../../shared/domain/case-steps.ts'
import type { EscalationCategory, EscalationState, Severity } from '../../../shared/domain/escalation.ts'
import type { Role } from '../../../shared/domain/values.ts'
import type { Fixed, Json, Truth } from './columns.ts'

// Reports of harm, and the cases that they are.

export type EscalationRow = {
  id: Fixed<string>
  /** Its id on the laptop that filed it; null as long as only the telephone told of it. */
  filing: string | null
  filer: Fixed<string>
  device: string
  event: string | null
  commitment: string | null
  /** Empty where the report is about no recording. */
  clip: Fixed<string>
  /** As it was reported first; a case is replayed from it. */
  filed_category: Fixed<EscalationCategory>
  filed_severity: Fixed<Severity>
  /** Span */
  span: Json | null
  /** Span[] */
  heard: Json
  transcript: string
  words: string
  sounds: string
  inference: string
  zone: string
  telephone: Fixed<Truth>
  filed_at: number
  received_at: Fixed<number>
  /** When the same event arrived in its stream. */
  joined_at: number | null
  happening_now: Truth
} & Rollup

/** What the steps of a case add up to; written with every step, read by lists and clocks. */
type Rollup = {
  category: EscalationCategory
  severity: Severity
  state: EscalationState
  acknowledged_at: Late<number>
  decided_at: Late<number>
  /** The clock that runs out next, or ran out first; null where all were met. */
  clock_kind: Late<ClockKind>
  due_at: Late<number>
  assignee: Late<string>
  /** What the filer is asked, as long as it waits for an answer. */
  question: Late<string>
  /** The line to the filer. */
  outcome: Late<string>
  duplicate_of: Late<string>
  hold: Generated<Truth>
  mistaken: Generated<Truth>
}

type Late<T> = ColumnType<T | null, T | null | undefined, T | null>

/** Append-only. */
export type CaseStepRow = {
  escalation: Fixed<string>
  /** From 1, without gaps. */
  number: Fixed<number>
  at: Fixed<number>
  /** Null where the hub itself acted; role and deputy as they were then. */
  person: Fixed<string | null>
  role: Fixed<Role | 'hub'>
  deputy: Fixed<Truth>
  /** CaseStep */
  step: Fixed<Json>
  before: Fixed<EscalationState>
  after: Fixed<EscalationState>
}

/** Who opened a case or saw its source, the first time in every hour; append-only. */
export type CaseReadRow = { escalation: Fixed<string>; person: Fixed<string>; hour: Fixed<number>; what: Fixed<'case' | 'source'>; at: Fixed<number> }

/** What a laptop shows without a connection, for the telephone. */
export type PhoneCodeRow = { code: Fixed<string>; lease: Fixed<string>; clip: Fixed<string> }
