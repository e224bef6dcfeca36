import { z } from 'zod'
import { RecallKind, RecallState, type ClipFate } from '../domain/recall.ts'
import { Id, Instant, Text } from '../domain/values.ts'
import { PersonCode } from './access.ts'

/** A reason that goes on record; white space alone is none. */
export const Reason = Text(400).refine(reason => reason.trim() !== '', 'a reason is needed')

const Count = z.int().nonnegative()

/** What can have become of a recalled recording, what is still to come first. */
export const fateNames = ['quarantined', 'held', 'destroyed', 'free'] as const satisfies readonly ClipFate[]

/** How a recall stands, without who is in it: what was sought by a speaker or a source is never told again. */
export const RecallLine = z.strictObject({
  number: z.int().positive(),
  kind: RecallKind,
  /** For privacy officers alone, null for everybody else: it may tell of a person. */
  reason: z.string().nullable(),
  /** Who recalled it; null for the operator, and for recalls from before that was noted. */
  by: PersonCode.nullable(),
  issuedAt: Instant,
  dueAt: Instant,
  state: RecallState,
  clips: z.strictObject({ free: Count, quarantined: Count, held: Count, destroyed: Count }),
  /** Laptops that may still have something, and recipients who have not confirmed. */
  outstanding: z.strictObject({ devices: Count, recipients: Count }),
})
export type RecallLine = z.infer<typeof RecallLine>

/** Somebody who has to say that nothing is left, or a backup that has to go. */
const RecallRecipientKind = z.enum(['export', 'backup'])

const RecallDevice = z.strictObject({
  device: Id,
  person: PersonCode,
  clips: Count,
  /** Of these, how many may still be there. */
  outstanding: Count,
  /** When the keys of what is left expire at the latest. */
  lastEndsAt: Instant,
})

const RecallRecipient = z.strictObject({
  kind: RecallRecipientKind,
  id: z.string(),
  format: z.enum(['jsonl', 'evidence', 'backup']),
  madeAt: Instant,
  /** To whom it was given, or where it lies; null where that is not known. */
  whose: z.string().nullable(),
  clips: Count,
  confirmedAt: Instant.nullable(),
})

export const RecallReport = z.strictObject({ ...RecallLine.shape, devices: z.array(RecallDevice), recipients: z.array(RecallRecipient) })
export type RecallReport = z.infer<typeof RecallReport>

/** What is taken back: a clip or a batch by its id, a speaker or a source as the import had it. */
export const IssueRecall = z.strictObject({ kind: RecallKind, value: Text(400).min(1), reason: Reason })
export const ConfirmErasure = z.strictObject({ kind: RecallRecipientKind, recipient: z.string().min(1).max(100) })
