import type { CaseStep } from '../../shared/domain/case-steps.ts'
import type { EscalationCase, EscalationSummary } from '../../shared/hub-api/escalations.ts'
import type { Client } from '../client.ts'
import { byDueFirst } from './clocks.ts'
import { choicesIn } from './steps/choices.ts'
import { createWork, type Work } from './work.ts'

/** Whole cases, for safety leads and whoever is their second person. */
export type Casework = Work<EscalationSummary, EscalationCase>

type Sources = {
  client: Client
  which: 'open' | 'closed'
  /** Milliseconds since the epoch. */
  now(): number
  onArrival(arrived: readonly EscalationSummary[]): void
  onTaken(step: CaseStep): void
}

export const createCasework = ({ client, which, now, onArrival, onTaken }: Sources): Casework =>
  createWork<EscalationSummary, EscalationCase>({
    client, now, onArrival, onTaken,
    list: () => client.call('escalations.inbox', { which }),
    whole: ({ escalation }) => client.call('escalations.read', { escalation }),
    // Closed ones stay in the order in which the hub gives them.
    order: which === 'open' ? byDueFirst : () => 0,
    choicesOf: choicesIn,
    stepsOf: ({ history }) => history.length,
  })
