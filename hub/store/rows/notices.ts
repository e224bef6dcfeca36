import type { ColumnType, Generated } from 'kysely'
import type { ClockKind } from '../../../shared/domain/case-steps.ts'
import type { Fixed } from './columns.ts'

// Who is on call, how they are reached, and what they were told.

/** How often somebody was wrong in a row, and until when nothing more of theirs is looked at. */
type TriesColumns = { failures: Generated<number>; waits_until: Generated<number> }

export type SecondFactorRow = TriesColumns & {
  person: Fixed<string>
  sealed: Buffer
  made_at: number
  /** The 30-second step of the last code that counted (RFC 6238). */
  last_step: number | null
}

export type FactorStandRow = { person: Fixed<string>; device: Fixed<string>; until: number }

export type PinRow = TriesColumns & { person: Fixed<string>; salt: Buffer; hash: Buffer; set_at: number }

export type RotaRow = {
  id: Fixed<string>
  person: Fixed<string>
  starts_at: Fixed<number>
  ends_at: Fixed<number>
  /** 1 is called first. */
  place: Fixed<number>
  set_at: Fixed<number>
  /** Null where the operator did. */
  set_by: Fixed<string | null>
  /** When another span took its place, or nothing did. */
  withdrawn_at: ColumnType<number | null, undefined, number>
}

export type ContactChannel = 'email' | 'webhook'

export type ContactRow = {
  person: Fixed<string>
  channel: Fixed<ContactChannel>
  address: string
  /** What a webhook's messages are signed with, sealed; null for mail. */
  secret: Buffer | null
  set_at: number
}

/** Why somebody is told: a report came in, a clock was missed, a colleague gave it to them, nobody is left, or two are needed. */
export type NoticeReason = 'received' | 'handed_on' | 'handed_over' | 'nobody_left' | 'second_person'

export type NoticeRow = {
  id: Fixed<string>
  escalation: Fixed<string>
  person: Fixed<string>
  channel: Fixed<ContactChannel>
  reason: Fixed<NoticeReason>
  /** What runs for the case; `second` where it waits for a second person. */
  clock: Fixed<ClockKind | 'second'>
  /** The number of the step that it tells of. */
  step: Fixed<number>
  /** How long there is, as it is told; null where no clock runs. */
  within_ms: Fixed<number | null>
  made_at: Fixed<number>
  /** When it is sent, or tried again; null once it is settled. */
  next_at: number | null
  attempts: Generated<number>
  settled_at: ColumnType<number | null, undefined, number>
  outcome: ColumnType<'sent' | 'moot' | 'given_up' | null, undefined, 'sent' | 'moot' | 'given_up'>
}

export type AcknowledgeLinkRow = {
  token_hash: Fixed<Buffer>
  notice: Fixed<string>
  expires_at: Fixed<number>
  failures: Generated<number>
  used_at: ColumnType<number | null, undefined, number>
}

/** A deadline that passed. */
export type MissedClockRow = {
  escalation: Fixed<string>
  clock: Fixed<ClockKind>
  due_at: Fixed<number>
  missed_at: Fixed<number>
  /** How often the case was handed on for it. */
  rounds: number
  /** When it is handed on again, unless the clock is met until then. */
  next_at: number
}

/** A step of a case that nobody was told of yet. */
export type UntoldStepRow = { escalation: Fixed<string>; number: Fixed<number> }
