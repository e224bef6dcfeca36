import type { RequestKind } from './case-steps.ts'
import type { EscalationCategory, EscalationState, Severity } from './escalation.ts'

// How a case of reported harm stands.

/** Something that two people have to agree on, beside the decision. */
export type CaseRequest = {
  kind: RequestKind
  by: string
  state: 'open' | 'approved' | 'rejected' | 'broken_glass' | 'contested'
}

export type Case = {
  filer: string
  category: EscalationCategory
  /** Only ever rises: a lower one would take a second pair of eyes away. */
  severity: Severity
  state: EscalationState
  receivedAt: number
  /** Who proposed what now waits for a second person. */
  proposer: string | null
  /** Who has it in hand. */
  assignee: string | null
  /** The clip is evidence: it beats expiry, recall, quarantine and retention. */
  hold: boolean
  requests: readonly CaseRequest[]
  /** Two or more people have acted on its end. */
  deciders: readonly string[]
  acknowledgedAt: number | null
  /** When it was first decided, one way or the other; a reopened case is undecided again. */
  decidedAt: number | null
  notifiedAt: number | null
  ratifiedAt: number | null
  /** When glass was broken and a second person has to look at it. */
  brokenAt: number | null
  reopenedAt: number | null
  mistaken: boolean
}
