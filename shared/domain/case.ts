import { mayStep, ruleOf, type Actor, type Objection } from './case-rules.ts'
import type { Case, CaseRequest } from './case-state.ts'
import type { CaseAction, CaseStep, RequestKind } from './case-steps.ts'
import { graver, type EscalationCategory } from './escalation.ts'

// A case of reported harm, computed from its steps. Nothing here knows who asks: the hub enforces it, screens read it.

export type TakenStep = { at: number; by: Actor; step: CaseStep }

export const openCase = (filed: Pick<Case, 'filer' | 'category' | 'severity'>): Case => ({
  ...filed,
  state: 'filed', receivedAt: 0, proposer: null, assignee: null, hold: true, requests: [], deciders: [],
  acknowledgedAt: null, decidedAt: null, notifiedAt: null, ratifiedAt: null, brokenAt: null, reopenedAt: null, mistaken: false,
})

/** Steps that put something before a second person. */
const proposals: readonly CaseAction[] = ['mark_duplicate', 'propose_notice', 'propose_no_action', 'break_glass']
/** Steps after which it is decided what becomes of the report. */
const decisions: readonly CaseAction[] = ['approve_notice', 'break_glass', 'approve_no_action', 'close_duplicate']
const ends: readonly CaseAction[] = [
  ...proposals, ...decisions, 'ratify', 'contest', 'record_notice', 'close_reported',
]

const withRequest = (requests: readonly CaseRequest[], changed: CaseRequest): CaseRequest[] => [
  ...requests.filter(({ kind }) => kind !== changed.kind), changed,
]

function requestsAfter({ requests }: Case, { by: { person }, step }: TakenStep): readonly CaseRequest[] {
  const settle = (kind: RequestKind, state: CaseRequest['state']): CaseRequest[] =>
    requests.map(request => (request.kind === kind ? { ...request, state } : request))
  switch (step.action) {
    case 'request':
      return withRequest(requests, { kind: step.kind, by: person ?? '', state: 'open' })
    case 'unseal_break_glass':
      return withRequest(requests, { kind: 'unseal', by: person ?? '', state: 'broken_glass' })
    case 'approve_request':
      return settle(step.kind, 'approved')
    case 'reject_request':
      return settle(step.kind, 'rejected')
    case 'ratify_unsealing':
      return settle('unseal', 'approved')
    case 'contest_unsealing':
      return settle('unseal', 'contested')
    default:
      return requests
  }
}

const distinct = (people: readonly string[], person: string | null): readonly string[] =>
  person === null || people.includes(person) ? people : [...people, person]

/** What was reported about a colleague stays apart, whatever else it was called. */
const joined = (before: EscalationCategory, added: EscalationCategory): EscalationCategory => (before === 'misuse' ? before : added)

/** The case after a step that was allowed. */
function after(before: Case, taken: TakenStep): Case {
  const { at, by: { person }, step } = taken
  const { action } = step
  const to = ruleOf(action).to ?? before.state
  const reopens = action === 'reopen'
  const moves = to !== before.state
  return {
    ...before,
    state: to,
    receivedAt: action === 'receive' || action === 'receive_by_telephone' ? at : before.receivedAt,
    category: step.action === 'join_report' ? joined(before.category, step.category) : before.category,
    severity: step.action === 'raise_severity' ? step.severity : step.action === 'join_report' ? graver(before.severity, step.severity) : before.severity,
    proposer: proposals.includes(action) ? person : moves ? null : before.proposer,
    assignee: step.action === 'hand_over' || step.action === 'hand_on' ? step.to : (before.assignee ?? (action === 'acknowledge' ? person : null)),
    hold: before.hold && !(step.action === 'approve_request' && step.kind === 'release_hold'),
    requests: requestsAfter(before, taken),
    deciders: reopens || action === 'assess' ? [] : ends.includes(action) ? distinct(before.deciders, person) : before.deciders,
    acknowledgedAt: before.acknowledgedAt ?? (action === 'acknowledge' ? at : null),
    decidedAt: reopens ? null : decisions.includes(action) ? (before.decidedAt ?? at) : before.decidedAt,
    notifiedAt: before.notifiedAt ?? (action === 'record_notice' || action === 'break_glass' ? at : null),
    brokenAt: action === 'break_glass' ? at : before.brokenAt,
    ratifiedAt: action === 'ratify' || action === 'contest' ? at : action === 'break_glass' ? null : before.ratifiedAt,
    reopenedAt: reopens ? at : before.reopenedAt,
    mistaken: before.mistaken || action === 'call_mistaken',
  }
}

export type Advance = { ok: true; case: Case } | { ok: false; why: Objection }

/** Takes a step on a case, or says why it may not be taken. */
export function advance(before: Case, taken: TakenStep): Advance {
  const why = mayStep(before, taken.by, taken.step)
  return why === null ? { ok: true, case: after(before, taken) } : { ok: false, why }
}

/** The case as its steps left it; throws on steps that could never have been taken: the record is broken then. */
export function replay(filed: Pick<Case, 'filer' | 'category' | 'severity'>, steps: readonly TakenStep[]): Case {
  return steps.reduce((before, taken) => {
    const next = advance(before, taken)
    if (!next.ok) throw new Error(`A recorded step was not allowed: ${taken.step.action}, ${next.why}`)
    return next.case
  }, openCase(filed))
}
