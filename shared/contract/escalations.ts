import { z } from 'zod'
import { CaseStep, FilerStep } from '../domain/case-steps.ts'
import { EscalationCategory, EscalationState, Severity } from '../domain/escalation.ts'
import { Id, Instant, Millis, Span, Text } from '../domain/values.ts'
import { EscalationCase, EscalationFigures, EscalationSummary, SafetyLead, SteppedCase, TeamEscalation, TelephoneReport } from '../hub-api/escalations.ts'
import { Played } from './clips.ts'
import { Handout } from './handout.ts'
import { method } from './method.ts'

export const MyEscalation = z.strictObject({
  escalation: Id,
  /** Null for what was reported without a recording. */
  clip: Id.nullable(),
  /** Its place in the filer's own work, where it has one. */
  position: z.int().positive().nullable(),
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
  /** The filer has said that it was pressed by mistake; it goes on all the same. */
  mistaken: z.boolean(),
  /** What to read out to the person on call, as long as the hub has not received it. */
  phoneCode: z.string().nullable(),
})
export type MyEscalation = z.infer<typeof MyEscalation>

const FileEscalation = z.strictObject({
  /** Made by whoever files: the same report sent again is the same report. */
  attempt: Id,
  /** Misuse needs none. */
  clip: Id.nullable(),
  category: EscalationCategory,
  happeningNow: z.boolean(),
  span: Span.nullable(),
  words: Text(2000),
  sounds: Text(2000),
  inference: Text(2000),
})

/** A clip that was heard lately, and the last seconds of it that sounded. */
export const HeardClip = z.strictObject({
  clip: Id,
  position: z.int().positive(),
  durationMs: Millis,
  span: Span.nullable(),
  heardAt: Instant,
})
export type HeardClip = z.infer<typeof HeardClip>
/** A file for the person to keep: `/handout/<ticket>` gives it once. */

const escalation = z.strictObject({ escalation: Id })
const nothing = z.strictObject({})

export const escalationMethods = {
  /** Durable before it answers; sent at once, ahead of everything else. */
  'escalations.file': method({ access: ['reviewer', 'supervisor'], input: FileEscalation, output: z.strictObject({ escalation: Id, next: Id.nullable() }) }),
  /** The clips heard in the running shift, or in the last one, newest first; without those that are sealed. */
  'escalations.recent': method({ access: ['reviewer', 'supervisor'], input: nothing, output: z.array(HeardClip) }),
  /** What to read out to the person on call while the hub is away; null for a clip that is not on this laptop. */
  'escalations.phoneCode': method({ access: ['reviewer', 'supervisor'], input: z.strictObject({ clip: Id }), output: z.strictObject({ code: z.string().nullable() }) }),
  'escalations.mine': method({ access: ['reviewer', 'supervisor'], input: nothing, output: z.array(MyEscalation) }),
  /** Durable before it answers, with or without the hub. */
  'escalations.reply': method({ access: ['reviewer', 'supervisor'], input: z.strictObject({ escalation: Id, step: FilerStep }), output: nothing }),

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
