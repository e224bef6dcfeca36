import type { CaseAction, CaseStep } from '../../../shared/domain/case-steps.ts'
import type { EscalationCase } from '../../../shared/hub-api/escalations.ts'

/** Something put before a second person: who did, and the step with its reasons. */
export type Waiting = { actor: string; step: CaseStep }

const proposalOf: Partial<Record<EscalationCase['state'], CaseAction>> = {
  notify_proposed: 'propose_notice', notified_break_glass: 'break_glass', no_action_proposed: 'propose_no_action', duplicate: 'mark_duplicate',
}

const asksFor = (step: CaseStep, kind: string): boolean =>
  (step.action === 'request' && step.kind === kind) || (step.action === 'unseal_break_glass' && kind === 'unseal')

/** What of a case waits for a second person, the decision before the requests. */
export function waitingIn({ state, history, requests }: Pick<EscalationCase, 'state' | 'history' | 'requests'>): Waiting[] {
  const proposed = proposalOf[state]
  const proposal = proposed === undefined ? undefined : history.findLast(({ step }) => step.action === proposed)
  const asked = requests
    .filter(request => request.state === 'open' || request.state === 'broken_glass')
    .map(({ kind }) => history.findLast(({ step }) => asksFor(step, kind)))
  return [proposal, ...asked].filter(entry => entry !== undefined)
}
