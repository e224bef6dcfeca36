import type { Clock } from '../../shared/domain/case-clocks.ts'
import { ClockKind } from '../../shared/domain/case-steps.ts'
import { EscalationCategory, Severity } from '../../shared/domain/escalation.ts'
import type { EscalationFigures } from '../../shared/hub-api/escalations.ts'
import type { Hub } from '../hub.ts'
import { readClocks } from './clocks.ts'
import { loadCases, type LoadedCase } from './load.ts'

type Times = EscalationFigures['bySeverity'][number]['acknowledge']

function timesOf(times: readonly number[]): Times {
  const sorted = times.toSorted((one, other) => one - other)
  const at = (share: number): number | null => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null
  return { count: sorted.length, median: at(0.5), ninetieth: at(0.9), longest: sorted.at(-1) ?? null }
}

const toAcknowledge = ({ state }: LoadedCase): number[] => (state.acknowledgedAt === null ? [] : [state.acknowledgedAt - state.receivedAt])
/** Of a reopened case the time since then counts, as its clock does. */
const toDecide = ({ state }: LoadedCase): number[] => (state.decidedAt === null ? [] : [state.decidedAt - (state.reopenedAt ?? state.receivedAt)])

const isMissed = ({ dueAt, metAt }: Clock, now: number): boolean => (metAt ?? now) > dueAt

/** How cases that were received in a period, `to` excluded, were acted on; never by who filed them or who was on call. */
export async function readFigures(hub: Hub, { from, to }: { from: number; to: number }): Promise<EscalationFigures> {
  const { store } = hub
  const now = hub.now()
  const clocksFor = await readClocks(store)
  const rows = await store.selectFrom('escalations').selectAll().where('received_at', '>=', from).where('received_at', '<', to).execute()
  const cases = await loadCases(store, rows)
  const bySeverity = Severity.options.map(severity => {
    const of = cases.filter(({ state }) => state.severity === severity)
    const missed = of.flatMap(({ state }) => clocksFor(state)).filter(clock => isMissed(clock, now))
    return {
      severity,
      received: of.length,
      acknowledge: timesOf(of.flatMap(toAcknowledge)),
      decide: timesOf(of.flatMap(toDecide)),
      missed: Object.fromEntries(ClockKind.options.map(kind => [kind, missed.filter(clock => clock.kind === kind).length])),
    }
  })
  const byCategory = EscalationCategory.options.flatMap(category => {
    const of = cases.filter(({ state }) => state.category === category)
    const ended = (end: LoadedCase['state']['state']): number => of.filter(({ state }) => state.state === end).length
    const [reported, noAction, duplicate] = [ended('closed_reported'), ended('closed_no_action'), ended('closed')]
    const mistaken = of.filter(({ state }) => state.mistaken).length
    return of.length === 0 ? [] : [{ category, received: of.length, mistaken, reported, noAction, duplicate, open: of.length - reported - noAction - duplicate }]
  })
  return { from, to, bySeverity, byCategory }
}
