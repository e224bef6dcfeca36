import { z } from 'zod'
import { CaseStep, FilerStep } from '../domain/case-steps.ts'
import { EscalationCategory, EscalationState, Severity } from '../domain/escalation.ts'
import { Id, Instant, Span, Text } from '../domain/values.ts'
import { EscalationCase, EscalationFigures, EscalationSummary, SafetyLead, SteppedCase, TeamEscalation, TelephoneReport } from '../hub-api/escalations.ts'
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
  /** What a safety lead wants to know, as long as it waits for an answer. */
  question: z.string().nullable(),
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

/** A file for the person to keep: `/handout/<ticket>` gives it once. */
const Handout = z.strictObject({ ticket: z.string(), name: z.string() })

const escalation = z.strictObject({ escalation: Id })
const nothing = z.strictObject({})

export const escalationMethods = {
  /** Durable before it answers; sent at once, ahead of everything else. */
  'escalations.file': method({ access: ['reviewer'], input: FileEscalation, output: z.strictObject({ escalation: Id, next: Id.nullable() }) }),
  'escalations.mine': method({ access: ['reviewer'], input: nothing, output: z.array(MyEscalation) }),
  /** Durable before it answers, with or without the hub. */
  'escalations.reply': method({ access: ['reviewer'], input: z.strictObject({ escalation: Id, step: FilerStep }), output: nothing }),

  'escalations.inbox': method({ access: ['safety', 'privacy'], input: z.strictObject({ which: z.enum(['open', 'closed']).optional() }), output: z.array(EscalationSummary) }),
  'escalations.read': method({ access: ['safety', 'privacy'], input: escalation, output: EscalationCase }),
  'escalations.team': method({ access: ['supervisor'], input: nothing, output: z.array(TeamEscalation) }),
  'escalations.leads': method({ access: ['safety', 'privacy', 'supervisor'], input: nothing, output: z.array(SafetyLead) }),
  /** `seen`: how many steps the page showed; refused with `escalation_moved_on` where there are more by now. */
  'escalations.step': method({ access: ['safety', 'privacy', 'supervisor'], input: z.strictObject({ escalation: Id, step: CaseStep, seen: z.int().nonnegative().optional() }), output: SteppedCase }),
  'escalations.telephone': method({ access: ['safety', 'privacy'], input: TelephoneReport, output: escalation }),
  /** The evidence of a case, once two people agreed on its export, as a file that its host hands out once. */
  'escalations.evidence': method({ access: ['safety'], input: escalation, output: Handout }),
  'escalations.figures': method({ access: ['supervisor', 'safety', 'privacy'], input: z.strictObject({ from: Instant, to: Instant }), output: EscalationFigures }),
  /** The same figures as a file. */
  'escalations.figuresFile': method({ access: ['supervisor', 'safety', 'privacy'], input: z.strictObject({ from: Instant, to: Instant, format: z.enum(['csv', 'json']) }), output: Handout }),

  /** Seconds of a case's clip for its host's one-time address; sound needs `escalations.start`, and `escalations.played` after it. */
  'escalations.listen': method({ access: ['safety', 'privacy'], input: z.strictObject({ escalation: Id, span: Span }), output: z.strictObject({ ticket: z.string() }) }),
  'escalations.start': method({ access: ['safety', 'privacy'], input: escalation, output: z.strictObject({ startedAt: Instant }) }),
  'escalations.played': method({ access: ['safety', 'privacy'], input: z.strictObject({ escalation: Id, played: Played }), output: nothing }),
}
