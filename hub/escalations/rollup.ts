import type { Updateable } from 'kysely'
import { nextClock } from '../../shared/domain/case-clocks.ts'
import { isClosed } from '../../shared/domain/case-rules.ts'
import type { Case } from '../../shared/domain/case-state.ts'
import type { CaseStep } from '../../shared/domain/case-steps.ts'
import type { TakenStep } from '../../shared/domain/case.ts'
import type { EscalationRow } from '../store/rows/escalations.ts'
import type { ClocksFor } from './clocks.ts'

/** What the filer reads when a case has ended, by the step that carries it. */
const lineOf = (step: CaseStep): string | null =>
  step.action === 'close_duplicate' || step.action === 'close_reported' || step.action === 'propose_no_action' ? step.line : null

const last = <T>(taken: readonly TakenStep[], read: (step: CaseStep) => T | null): T | null =>
  taken.reduce<T | null>((found, { step }) => read(step) ?? found, null)

/** The columns of a case that lists and clocks go by: nothing but its steps decides them. */
export function rollupOf(state: Case, taken: readonly TakenStep[], clocksFor: ClocksFor) {
  const clock = nextClock(clocksFor(state))
  const isDuplicate = state.state === 'duplicate' || state.state === 'closed'
  return {
    category: state.category,
    severity: state.severity,
    state: state.state,
    acknowledged_at: state.acknowledgedAt,
    decided_at: state.decidedAt,
    clock_kind: clock?.kind ?? null,
    due_at: clock?.dueAt ?? null,
    assignee: state.assignee,
    question: state.state === 'needs_info' ? last(taken, step => (step.action === 'ask_filer' ? step.question : null)) : null,
    outcome: isClosed(state.state) ? last(taken, lineOf) : null,
    duplicate_of: isDuplicate ? last(taken, step => (step.action === 'mark_duplicate' ? step.of : null)) : null,
    hold: state.hold ? 1 : 0,
    mistaken: state.mistaken ? 1 : 0,
  } satisfies Updateable<EscalationRow>
}
