import type { ColumnType } from 'kysely'
import type { EscalationAction, EscalationCategory, EscalationState, Severity } from '../../../shared/domain/escalation.ts'
import type { Fixed, Json, Truth } from './columns.ts'

// Reports of harm.

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
