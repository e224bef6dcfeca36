import type { Case } from './case-state.ts'
import type { CaseAction, CaseStep } from './case-steps.ts'
import type { EscalationState, Severity } from './escalation.ts'
import type { Role } from './values.ts'

// Who may take which step on a case, and when. One table; the hub asks it before every step, screens to draw the actions.

/**
 * Whoever acts: `hub` for timers and receipts, else a person by their role. `deputy`: named by the organisation to be
 * a second person although they are no safety or privacy role.
 */
export type Actor = { person: string | null; role: Role | 'hub'; deputy: boolean }

export type Objection = 'wrong_state' | 'not_your_role' | 'own_report' | 'own_step' | 'not_filer' | 'not_grave_enough' | 'no_such_request' | 'not_raised' | 'misuse_is_kept_apart'

/** `lead`: a safety role. `second`: safety, privacy or a deputy. `filer`: who raised it. `watch`: also supervisors. */
type Capacity = 'hub' | 'lead' | 'second' | 'filer' | 'watch'

type Rule = {
  from: readonly EscalationState[]
  /** Absent where the case stays where it is. */
  to?: EscalationState
  by: Capacity
  /** Whether another than the proposer has to take it: always, or for S1 and S2 alone. */
  second?: 'always' | 'grave'
  only?: Severity
}

const closed = ['closed', 'closed_reported', 'closed_no_action'] as const satisfies readonly EscalationState[]
const open = [
  'received', 'acknowledged', 'assessing', 'needs_info', 'duplicate', 'notify_proposed', 'notify_approved', 'notified',
  'notified_break_glass', 'ratified', 'contested', 'authority_acknowledged', 'no_action_proposed', 'reopened',
] as const satisfies readonly EscalationState[]
const received = [...open, ...closed]

export const isClosed = (state: EscalationState): boolean => closed.some(end => end === state)
export const closedStates: readonly EscalationState[] = closed

const rules: Record<CaseAction, Rule> = {
  receive: { from: ['filed'], to: 'received', by: 'hub' },
  receive_by_telephone: { from: ['filed'], to: 'received', by: 'second' },
  join_report: { from: open, by: 'hub' },
  acknowledge: { from: ['received'], to: 'acknowledged', by: 'lead' },
  assess: { from: ['acknowledged', 'needs_info', 'duplicate', 'contested', 'reopened'], to: 'assessing', by: 'lead' },
  ask_filer: { from: ['assessing'], to: 'needs_info', by: 'lead' },
  answer_lead: { from: ['needs_info'], to: 'assessing', by: 'filer' },
  decline_to_answer: { from: ['needs_info'], to: 'assessing', by: 'filer' },
  answer_late: { from: received, by: 'filer' },

  mark_duplicate: { from: ['assessing'], to: 'duplicate', by: 'lead' },
  close_duplicate: { from: ['duplicate'], to: 'closed', by: 'second', second: 'grave' },
  propose_notice: { from: ['assessing'], to: 'notify_proposed', by: 'lead' },
  approve_notice: { from: ['notify_proposed'], to: 'notify_approved', by: 'second', second: 'always' },
  reject_notice: { from: ['notify_proposed'], to: 'assessing', by: 'second' },
  record_notice: { from: ['notify_approved'], to: 'notified', by: 'lead' },
  break_glass: { from: ['assessing'], to: 'notified_break_glass', by: 'lead', only: 'S1' },
  ratify: { from: ['notified_break_glass'], to: 'ratified', by: 'second', second: 'always' },
  contest: { from: ['notified_break_glass'], to: 'contested', by: 'second', second: 'always' },
  record_authority_answer: { from: ['notified', 'ratified'], to: 'authority_acknowledged', by: 'lead' },
  close_reported: { from: ['authority_acknowledged'], to: 'closed_reported', by: 'lead' },
  propose_no_action: { from: ['assessing'], to: 'no_action_proposed', by: 'lead' },
  approve_no_action: { from: ['no_action_proposed'], to: 'closed_no_action', by: 'second', second: 'grave' },
  reject_no_action: { from: ['no_action_proposed'], to: 'assessing', by: 'second' },
  reopen: { from: closed, to: 'reopened', by: 'lead' },

  raise_severity: { from: open, by: 'watch' },
  hand_over: { from: open, by: 'watch' },
  hand_on: { from: received, by: 'hub' },
  note: { from: received, by: 'second' },
  call_mistaken: { from: received, by: 'filer' },

  request: { from: received, by: 'lead' },
  approve_request: { from: received, by: 'second' },
  reject_request: { from: received, by: 'second' },
  unseal_break_glass: { from: open, by: 'lead', only: 'S1' },
  ratify_unsealing: { from: received, by: 'second' },
  contest_unsealing: { from: received, by: 'second' },
}

export const ruleOf = (action: CaseAction): Rule => rules[action]

const isSecond = ({ role, deputy }: Actor): boolean => role === 'safety' || role === 'privacy' || deputy

function hasCapacity(actor: Actor, capacity: Capacity, filer: string): boolean {
  switch (capacity) {
    case 'hub':
      return actor.role === 'hub'
    case 'lead':
      return actor.role === 'safety'
    case 'second':
      return isSecond(actor)
    case 'filer':
      return actor.person === filer
    case 'watch':
      return actor.role === 'safety' || actor.role === 'supervisor'
  }
}

/** Whether no single person may end a case of this severity without action. */
export const isGrave = (severity: Severity): boolean => severity === 'S1' || severity === 'S2'

/** Why a request cannot be settled by this person: there is none, or it is their own. */
function requestObjection(state: Case, actor: Actor, kind: string, from: readonly string[]): Objection | null {
  const found = state.requests.find(request => request.kind === kind && from.includes(request.state))
  if (found === undefined) return 'no_such_request'
  return found.by === actor.person ? 'own_step' : null
}

function stepObjection(state: Case, actor: Actor, step: CaseStep): Objection | null {
  switch (step.action) {
    case 'raise_severity':
      return step.severity < state.severity ? null : 'not_raised'
    case 'approve_request':
    case 'reject_request':
      return requestObjection(state, actor, step.kind, ['open'])
    case 'ratify_unsealing':
    case 'contest_unsealing':
      return requestObjection(state, actor, 'unseal', ['broken_glass'])
    default:
      return null
  }
}

/** Why this step may not be taken by this person now; null where it may. */
export function mayStep(state: Case, actor: Actor, step: CaseStep): Objection | null {
  const { from, by, second, only } = rules[step.action]
  const { person } = actor
  if (by === 'filer' && person !== state.filer) return 'not_filer'
  if (by !== 'filer' && state.category === 'misuse' && actor.role === 'supervisor') return 'misuse_is_kept_apart'
  if (!hasCapacity(actor, by, state.filer)) return 'not_your_role'
  if (by !== 'filer' && person !== null && person === state.filer) return 'own_report'
  if (!from.includes(state.state)) return 'wrong_state'
  if (only !== undefined && state.severity !== only) return 'not_grave_enough'
  const needsSecond = second === 'always' || (second === 'grave' && isGrave(state.severity))
  if (needsSecond && person === state.proposer) return 'own_step'
  return stepObjection(state, actor, step)
}
