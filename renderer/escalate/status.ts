import type { MyEscalation } from '../../shared/contract/escalations.ts'
import type { EscalationState } from '../../shared/domain/escalation.ts'

/** How far a report has come, in the words that its filer reads. */
export type Standing = 'held' | 'received' | 'seen' | 'assessing' | 'needs_info' | 'deciding' | 'notified' | 'decided' | 'reopened'

const standings: Record<EscalationState, Standing> = {
  filed: 'held',
  received: 'received',
  acknowledged: 'seen',
  assessing: 'assessing',
  needs_info: 'needs_info',
  duplicate: 'assessing',
  notify_proposed: 'deciding',
  notify_approved: 'deciding',
  notified: 'notified',
  notified_break_glass: 'notified',
  ratified: 'notified',
  contested: 'deciding',
  authority_acknowledged: 'notified',
  no_action_proposed: 'deciding',
  closed_reported: 'decided',
  closed_no_action: 'decided',
  closed: 'decided',
  reopened: 'reopened',
}

type Dated = Pick<MyEscalation, 'state' | 'filedAt' | 'receivedAt' | 'acknowledgedAt' | 'decidedAt'>

/** Never better than the times prove: without the hub's receipt a report is held on this laptop, whatever else it says. */
export const standingOf = (own: Dated): Standing => (own.receivedAt === null ? 'held' : standings[own.state])

export type Step = { standing: 'filed' | 'received' | 'seen' | 'decided'; at: number | null }

/** The four steps that every report goes through; `at` in milliseconds since the epoch, null while it is still to come. */
export const stepsOf = (own: Dated): Step[] => [
  { standing: 'filed', at: own.filedAt },
  { standing: 'received', at: own.receivedAt },
  { standing: 'seen', at: own.acknowledgedAt },
  { standing: 'decided', at: own.decidedAt },
]

/** When the present standing began, where a time for it is known. */
export function standingSince(own: Dated): number | null {
  const since: Partial<Record<Standing, number | null>> = {
    held: own.filedAt, received: own.receivedAt, seen: own.acknowledgedAt, decided: own.decidedAt,
  }
  return since[standingOf(own)] ?? null
}

/** The reports that stand differently now than at the reading before. */
export const movedOn = (before: readonly MyEscalation[] | null, now: readonly MyEscalation[] | null): MyEscalation[] =>
  now?.filter(own => {
    const known = before?.find(({ escalation }) => escalation === own.escalation)
    return known !== undefined && standingOf(known) !== standingOf(own)
  }) ?? []
