import type { Case } from './case-state.ts'
import type { ClockKind } from './case-steps.ts'
import { Severity } from './escalation.ts'

// How fast somebody has to act on a case. Every clock runs from the hub's receipt, but that on broken glass.

const minute = 60_000
const hour = 60 * minute

/** Milliseconds, or working days: Monday to Friday in the hub's zone, to the same time of day; of both, what ends first. */
export type Allowance = { ms: number; workingDays?: number } | { workingDays: number; ms?: number }

export type ClockLimits = Record<Severity, Partial<Record<ClockKind, Allowance>>>

/** The design's limits; policy may tighten them, never switch one off. */
export const defaultLimits: ClockLimits = {
  S1: { acknowledge: { ms: 5 * minute }, decide: { ms: 15 * minute }, notify: { ms: 60 * minute }, ratify: { ms: 60 * minute } },
  S2: { acknowledge: { ms: 30 * minute }, decide: { ms: 4 * hour }, notify: { ms: 24 * hour } },
  S3: { acknowledge: { ms: 4 * hour }, decide: { workingDays: 1 } },
  S4: { acknowledge: { ms: 24 * hour }, decide: { workingDays: 3 } },
}

/** What an organisation asks of itself, in minutes. */
export type TighterClocks = Partial<Record<Severity, Partial<Record<ClockKind, number>>>>

/** The design's limits, or the organisation's where those end sooner; a longer one changes nothing. */
export const tightenedLimits = (tighter: TighterClocks): ClockLimits =>
  Object.fromEntries(Severity.options.map(severity => {
    const limits = Object.entries(defaultLimits[severity]) as [ClockKind, Allowance][]
    return [severity, Object.fromEntries(limits.map(([kind, allowance]) => {
      const minutes = tighter[severity]?.[kind] ?? Infinity
      const ms = Math.min(allowance.ms ?? Infinity, minutes * minute)
      return [kind, ms === Infinity ? allowance : { ...allowance, ms }]
    }))]
  })) as ClockLimits

export type Clock = { kind: ClockKind; dueAt: number; metAt: number | null }

/** 0 Sunday to 6 Saturday, at an instant in the zone that working days go by. */
export type WeekdayAt = (instant: number) => number

const day = 24 * hour

function dueAfter(from: number, allowance: Allowance, weekdayAt: WeekdayAt): number {
  const { ms = Infinity, workingDays } = allowance
  if (workingDays === undefined) return from + ms
  let at = from
  for (let left = workingDays; left > 0; ) {
    at += day
    const weekday = weekdayAt(at)
    if (weekday !== 0 && weekday !== 6) left--
  }
  return Math.min(at, from + ms)
}

const noticeStates: readonly Case['state'][] = ['notify_proposed', 'notify_approved', 'notified', 'authority_acknowledged', 'closed_reported']

/** Since when a kind of clock runs for a case, and when it was met; null where it does not run. */
function running(state: Case, kind: ClockKind): { from: number; metAt: number | null } | null {
  const from = state.reopenedAt ?? state.receivedAt
  switch (kind) {
    case 'acknowledge':
      return { from: state.receivedAt, metAt: state.acknowledgedAt }
    case 'decide':
      return { from, metAt: state.decidedAt }
    case 'notify':
      return noticeStates.includes(state.state) || state.notifiedAt !== null ? { from, metAt: state.notifiedAt } : null
    case 'ratify':
      return state.brokenAt === null ? null : { from: state.brokenAt, metAt: state.ratifiedAt }
  }
}

/** A case's clocks, those already met included. */
export function clocksOf(state: Case, limits: ClockLimits, weekdayAt: WeekdayAt): Clock[] {
  return (Object.entries(limits[state.severity]) as [ClockKind, Allowance][]).flatMap(([kind, allowance]) => {
    const clock = running(state, kind)
    return clock === null ? [] : [{ kind, dueAt: dueAfter(clock.from, allowance, weekdayAt), metAt: clock.metAt }]
  })
}

/** The clock that runs out next, or ran out first; null where all were met. */
export const nextClock = (clocks: readonly Clock[]): Clock | null =>
  clocks.filter(({ metAt }) => metAt === null).toSorted((one, other) => one.dueAt - other.dueAt)[0] ?? null
