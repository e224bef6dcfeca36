import type { Clock } from '../../shared/domain/case-clocks.ts'
import type { EscalationSummary } from '../../shared/hub-api/escalations.ts'
import type { ClocksFor } from './clocks.ts'
import type { CodeOf } from './custody.ts'
import type { LoadedCase } from './load.ts'

/** What a list knows of a case's recording; null where this hub does not know it. */
export type Recording = { locale: string; duration_ms: number } | null

/** What still runs by what is due first, then what was met. */
const inOrder = (clocks: readonly Clock[]): Clock[] =>
  clocks.toSorted((one, other) => Number(one.metAt !== null) - Number(other.metAt !== null) || one.dueAt - other.dueAt)

/** A case as a line of a list, without its filer. */
export function summaryOf({ row, state }: LoadedCase, recording: Recording, clocksFor: ClocksFor, codeOf: CodeOf): Omit<EscalationSummary, 'filer' | 'awaits'> {
  return {
    escalation: row.id,
    category: state.category,
    severity: state.severity,
    happeningNow: row.happening_now === 1,
    state: state.state,
    locale: recording?.locale ?? null,
    durationMs: recording?.duration_ms ?? null,
    filedAt: row.filed_at,
    receivedAt: row.received_at,
    acknowledgedAt: state.acknowledgedAt,
    decidedAt: state.decidedAt,
    clocks: inOrder(clocksFor(state)),
    assignee: state.assignee === null ? null : codeOf(state.assignee),
  }
}
