import type { ColumnType } from 'kysely'
import type { Fixed, Json } from './columns.ts'

// Questions on clips, and who was given which seconds to answer them.

export type QuestionRow = {
  id: Fixed<string>
  stream: Fixed<string>
  seq: Fixed<number>
  asker: Fixed<string>
  clip: Fixed<string>
  batch: Fixed<string>
  /** Span */
  span: Fixed<Json>
  /** Empty once its clip is destroyed, like the answers to it. */
  text: string
  asked_at: Fixed<number>
  received_at: Fixed<number>
  expires_at: Fixed<number>
  /** By the first who answered. */
  answered_at: ColumnType<number | null, undefined, number>
  /** When the last who might have answered had declined. */
  declined_at: ColumnType<number | null, undefined, number>
}

/** Append-only, but that its text can be erased. */
export type QuestionAnswerRow = {
  stream: Fixed<string>
  seq: Fixed<number>
  question: Fixed<string>
  person: Fixed<string>
  at: Fixed<number>
  text: string
}

/** Append-only. */
export type QuestionDeclineRow = { question: Fixed<string>; person: Fixed<string>; at: Fixed<number> }

/** Seconds of a clip that were cut out for somebody; append-only. */
export type ExcerptRow = {
  id: Fixed<string>
  at: Fixed<number>
  person: Fixed<string>
  device: Fixed<string>
  clip: Fixed<string>
  /** Span */
  span: Fixed<Json>
  purpose: Fixed<'question' | 'case' | 'adjudication'>
  /** What it was given for: the id of a question, an escalation or an adjudication. */
  subject: Fixed<string>
}

/** What sounded of an excerpt, in milliseconds of its clip; append-only. */
export type ExcerptPlayRow = {
  stream: Fixed<string>
  seq: Fixed<number>
  excerpt: Fixed<string>
  clip: Fixed<string>
  shift: Fixed<string | null>
  person: Fixed<string>
  at: Fixed<number>
  /** Span[] */
  played: Fixed<Json>
  speed: Fixed<number>
}

/** A view of everyone who had a clip in their ears. */
export type AccessLogRow = {
  clip: Fixed<string>
  person: Fixed<string>
  device: Fixed<string>
  at: Fixed<number>
  seq: Fixed<number>
  kind: Fixed<'prepared' | 'opened' | 'played' | 'granted'>
  /** Span[] */
  played: Fixed<Json | null>
}
