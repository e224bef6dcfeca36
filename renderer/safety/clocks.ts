import type { Severity } from '../../shared/domain/escalation.ts'
import type { EscalationSummary } from '../../shared/hub-api/escalations.ts'

type Clocked = Pick<EscalationSummary, 'clocks' | 'severity' | 'receivedAt'>

const gravity: Record<Severity, number> = { S1: 1, S2: 2, S3: 3, S4: 4 }

type Clock = Clocked['clocks'][number]

/** The clock that runs out next, or ran out first; null where all were met. */
export const nextOf = ({ clocks }: Pick<Clocked, 'clocks'>): Clock | null => clocks.find(({ metAt }) => metAt === null) ?? null

/** When the clock that runs out next does so; null where all were met. */
const dueOf = (report: Pick<Clocked, 'clocks'>): number | null => nextOf(report)?.dueAt ?? null

/** Clocks that were met too late; a missed one stays visible. */
export const metLate = ({ clocks }: Pick<Clocked, 'clocks'>): Clock[] => clocks.filter(({ dueAt, metAt }) => metAt !== null && metAt > dueAt)

export type Standing = { acknowledge: number; decide: number; missed: number; yours: number }

/** What a list of cases still asks for; `now` in milliseconds since the epoch. */
export function standingOf(cases: readonly (Clocked & Pick<EscalationSummary, 'acknowledgedAt' | 'decidedAt'> & { awaits?: EscalationSummary['awaits'] })[], now: number): Standing {
  const count = (holds: (one: (typeof cases)[number]) => boolean): number => cases.filter(holds).length
  return {
    acknowledge: count(({ acknowledgedAt }) => acknowledgedAt === null),
    decide: count(({ acknowledgedAt, decidedAt }) => acknowledgedAt !== null && decidedAt === null),
    missed: cases.flatMap(({ clocks }) => clocks).filter(({ dueAt, metAt }) => metAt === null && now >= dueAt).length,
    yours: count(({ awaits }) => awaits === 'you'),
  }
}

/** By what is due first; cases whose clocks have stopped come after, the gravest and oldest of them first. */
export function byDueFirst(a: Clocked, b: Clocked): number {
  const [one, other] = [dueOf(a) ?? Infinity, dueOf(b) ?? Infinity]
  if (one !== other) return one - other
  return gravity[a.severity] - gravity[b.severity] || a.receivedAt - b.receivedAt
}

/** How a clock stands: `hot` once a quarter of its time or less is left, `over` once it is missed, `still` when it has stopped. */
export type ClockHeat = 'still' | 'calm' | 'hot' | 'over'

/** `now` in milliseconds since the epoch. */
export function heatOf(report: Clocked, now: number): ClockHeat {
  const dueAt = dueOf(report)
  const { receivedAt } = report
  if (dueAt === null) return 'still'
  if (now >= dueAt) return 'over'
  return dueAt - now <= (dueAt - receivedAt) / 4 ? 'hot' : 'calm'
}

export type ClockFace = { unit: 'minutes'; text: string } | { unit: 'hours'; hours: number; minutes: string } | { unit: 'days'; count: number }

const two = (value: number): string => String(value).padStart(2, '0')

/** What a clock shows of `ms`: minutes and seconds under an hour, hours and minutes under two days, then days. */
export function faceOf(ms: number): ClockFace {
  const seconds = Math.floor(ms / 1000)
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return { unit: 'minutes', text: `${two(minutes)}:${two(seconds % 60)}` }
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return { unit: 'hours', hours, minutes: two(minutes % 60) }
  return { unit: 'days', count: Math.floor(hours / 24) }
}
