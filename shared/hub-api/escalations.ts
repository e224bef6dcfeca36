import { z } from 'zod'
import { EscalationAction, EscalationCategory, EscalationState, Severity } from '../domain/escalation.ts'
import { Id, Instant, Locale, Millis, Span } from '../domain/values.ts'

/** What the one who filed it may always see of their case. */
export const OwnEscalation = z.strictObject({
  escalation: Id,
  state: EscalationState,
  receivedAt: Instant,
  acknowledgedAt: Instant.nullable(),
  decidedAt: Instant.nullable(),
  outcome: z.string().nullable(),
})
export type OwnEscalation = z.infer<typeof OwnEscalation>

export const CustodyEntry = z.strictObject({ at: Instant, actor: z.string(), what: z.string(), span: Span.nullable() })

/** A case as safety leads work on it. */
export const EscalationCase = z.strictObject({
  escalation: Id,
  filer: z.string(),
  clip: Id,
  locale: Locale.nullable(),
  durationMs: Millis.nullable(),
  sha256: z.string().nullable(),
  category: EscalationCategory,
  severity: Severity,
  happeningNow: z.boolean(),
  state: EscalationState,
  filedAt: Instant,
  receivedAt: Instant,
  acknowledgedAt: Instant.nullable(),
  /** When the running clock ends. */
  dueAt: Instant.nullable(),
  span: Span.nullable(),
  heard: z.array(Span),
  transcript: z.string(),
  words: z.string(),
  sounds: z.string(),
  inference: z.string(),
  hold: z.boolean(),
  allowed: z.array(EscalationAction),
  custody: z.array(CustodyEntry),
})
export type EscalationCase = z.infer<typeof EscalationCase>
