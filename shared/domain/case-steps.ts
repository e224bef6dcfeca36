import { z } from 'zod'
import { EscalationCategory, Severity } from './escalation.ts'
import { Id, Text } from './values.ts'

// Everything that can happen to a case of reported harm. A case is the sum of its steps, which are only ever added to.

const Reason = Text(2000).min(1)
/** What the one who filed it is told; plain words without a name. */
const LineToFiler = Text(1000).min(1)
/** How somebody outside names what they were told: a file number, a time of call. */
const Reference = Text(200).min(1)
const Authority = Text(200).min(1)

/** What needs two people beside a decision: who is behind the recording, whether evidence may go, copies of it. */
export const RequestKind = z.enum(['unseal', 'release_hold', 'export'])
export type RequestKind = z.infer<typeof RequestKind>

export const ClockKind = z.enum(['acknowledge', 'decide', 'notify', 'ratify'])
export type ClockKind = z.infer<typeof ClockKind>

const step = <A extends string, S extends z.ZodRawShape>(action: A, shape: S) => z.strictObject({ action: z.literal(action), ...shape })

export const CaseStep = z.discriminatedUnion('action', [
  step('receive', {}),
  /** The person on call typed the code that a laptop showed; the laptop's own filing joins later. */
  step('receive_by_telephone', {}),
  /** The same report came by its other way: it adds to the case and can only make it graver. */
  step('join_report', { by: z.enum(['laptop', 'telephone']), category: EscalationCategory, severity: Severity }),
  step('acknowledge', {}),
  step('assess', { reason: Reason.nullable().default(null) }),
  step('ask_filer', { question: Reason }),
  step('answer_lead', { answer: Reason }),
  step('decline_to_answer', {}),
  /** Written while the question stood, arrived after the case had gone on: kept, and changes nothing. */
  step('answer_late', { answer: Reason }),

  step('mark_duplicate', { of: Id, reason: Reason }),
  step('close_duplicate', { line: LineToFiler }),
  step('propose_notice', { authority: Authority, reason: Reason }),
  step('approve_notice', {}),
  step('reject_notice', { reason: Reason }),
  step('record_notice', { reference: Reference }),
  step('break_glass', { authority: Authority, reason: Reason, reference: Reference }),
  step('ratify', { reason: Reason }),
  step('contest', { reason: Reason }),
  step('record_authority_answer', { reference: Reference }),
  step('close_reported', { line: LineToFiler }),
  step('propose_no_action', { reason: Reason, line: LineToFiler }),
  step('approve_no_action', {}),
  step('reject_no_action', { reason: Reason }),
  step('reopen', { reason: Reason }),

  step('raise_severity', { severity: Severity, reason: Reason }),
  step('hand_over', { to: Id, reason: Reason }),
  /** A clock was missed, and the next contact has the case; null where nobody is left on the rota. */
  step('hand_on', { clock: ClockKind, to: Id.nullable() }),
  step('note', { text: Reason }),
  /** The filer says it was pressed by mistake; that annotates a case and never ends it. */
  step('call_mistaken', {}),

  step('request', { kind: RequestKind, reason: Reason }),
  step('approve_request', { kind: RequestKind }),
  step('reject_request', { kind: RequestKind, reason: Reason }),
  /** Unseals at once where a life may depend on it; a second person ratifies or contests afterwards. */
  step('unseal_break_glass', { reason: Reason }),
  step('ratify_unsealing', { reason: Reason }),
  step('contest_unsealing', { reason: Reason }),
])
export type CaseStep = z.infer<typeof CaseStep>
export type CaseAction = CaseStep['action']

/** What the one who filed it may say of their case, also without the hub. */
export const FilerStep = z.discriminatedUnion('action', [
  step('answer_lead', { answer: Reason }),
  step('decline_to_answer', {}),
  step('call_mistaken', {}),
])
export type FilerStep = z.infer<typeof FilerStep>
