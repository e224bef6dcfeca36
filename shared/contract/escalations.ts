import { z } from 'zod'
import { EscalationAction, EscalationCategory, EscalationState, Severity } from '../domain/escalation.ts'
import { Id, Instant, Span, Text } from '../domain/values.ts'
import { EscalationCase } from '../hub-api/escalations.ts'
import { Played } from './clips.ts'
import { method } from './method.ts'

export const MyEscalation = z.strictObject({
  escalation: Id,
  clip: Id,
  position: z.int().positive(),
  category: EscalationCategory,
  severity: Severity,
  state: EscalationState,
  filedAt: Instant,
  /** Null as long as only this laptop holds it. */
  receivedAt: Instant.nullable(),
  acknowledgedAt: Instant.nullable(),
  decidedAt: Instant.nullable(),
  outcome: z.string().nullable(),
})
export type MyEscalation = z.infer<typeof MyEscalation>

const FileEscalation = z.strictObject({
  clip: Id,
  category: EscalationCategory,
  happeningNow: z.boolean(),
  span: Span.nullable(),
  words: Text(2000),
  sounds: Text(2000),
  inference: Text(2000),
  played: Played.nullable(),
})

export const escalationMethods = {
  /** Durable before it answers; sent at once, ahead of everything else. */
  'escalations.file': method({ access: ['reviewer'], input: FileEscalation, output: z.strictObject({ escalation: Id, next: Id.nullable() }) }),
  'escalations.mine': method({ access: ['reviewer'], input: z.strictObject({}), output: z.array(MyEscalation) }),
  'escalations.inbox': method({ access: ['safety'], input: z.strictObject({}), output: z.array(EscalationCase) }),
  'escalations.act': method({ access: ['safety'], input: z.strictObject({ escalation: Id, action: EscalationAction }), output: EscalationCase }),
}
