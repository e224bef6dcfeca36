import { dayIn } from '../../shared/domain/zones.ts'
import type { ShiftBoard, ShiftFigures, TeamDay } from '../../shared/hub-api/shifts.ts'
import { readFacts, type Hub } from '../hub.ts'
import { listShifts } from '../shifts/list.ts'
import { borderAt } from '../retention/border.ts'
import { dayMarginMs, keptDays } from '../retention/days.ts'
import type { Store } from '../store/store.ts'
import { teamDays } from './team-days.ts'

type Period = { from: number; to: number; zone: string; now: number }

/** The days of a period as a whole: those that were kept so, and of the others what their shifts give. */
async function wholeDays(store: Store, shifts: readonly ShiftFigures[], { from, to, zone, now }: Period): Promise<TeamDay[]> {
  const [first, last] = [dayIn(zone, from), dayIn(zone, Math.max(0, to - 1))]
  const kept = await keptDays(store, first, last)
  const isKept = new Set(kept.map(({ day }) => day))
  const dated = shifts.map(figures => ({ figures, day: dayIn(zone, figures.startedAt) }))
  const others = teamDays(dated.filter(({ day }) => day >= first && day <= last && !isKept.has(day)), dayIn(zone, now))
  return [...kept, ...others].toSorted((one, other) => (one.day < other.day ? -1 : 1))
}

/**
 * What the policy lets a supervisor see of the shifts that touch a period. Single shifts are told where it says *named*
 * and until their retention is over; all else as whole days of five people or more.
 */
export async function readBoard(hub: Hub, from: number, to: number): Promise<ShiftBoard> {
  const facts = await readFacts(hub.store)
  const { policy: { statistics: { visibility }, zone } } = facts
  const now = hub.now()
  const border = borderAt(facts, now)
  const namedSince = visibility === 'named' ? border.day : null
  const isNamed = (instant: number): boolean => namedSince !== null && (instant >= border.surely || dayIn(zone, instant) >= namedSince)
  const margin = isNamed(from) ? 0 : dayMarginMs
  const around = await listShifts(hub, Math.max(0, from - margin), to + margin)
  const touching = around.filter(({ startedAt, endedAt }) => isNamed(startedAt) && startedAt < to && (endedAt ?? Infinity) >= from)
  return { visibility, namedSince, shifts: touching, days: isNamed(from) ? [] : await wholeDays(hub.store, around.filter(({ startedAt }) => !isNamed(startedAt)), { from, to, zone, now }) }
}
