import { dayIn } from '../../shared/domain/zones.ts'
import type { ShiftBoard, TeamDay } from '../../shared/hub-api/shifts.ts'
import type { Hub } from '../hub.ts'
import { dayMarginMs, keptDays } from '../retention/days.ts'
import { readShifts, type KnownShift } from '../shifts/list.ts'
import type { Store } from '../store/store.ts'
import { ofMedianIn, readMedians } from './medians.ts'
import { teamDays } from './team-days.ts'
import { readVisible, type Visible } from './visible.ts'

type Period = Pick<Visible, 'zone' | 'today'> & { from: number; to: number }

/** The days of a period as a whole: those that were kept so, and of the others what their shifts give. */
async function wholeDays(store: Store, shifts: readonly KnownShift[], { from, to, zone, today }: Period): Promise<TeamDay[]> {
  const [first, last] = [dayIn(zone, from), dayIn(zone, Math.max(0, to - 1))]
  const kept = await keptDays(store, first, last)
  const isKept = new Set(kept.map(({ day }) => day))
  const dated = shifts.map(known => ({ known, day: dayIn(zone, known.figures.startedAt) }))
  const others = await teamDays(store, dated.filter(({ day }) => day >= first && day <= last && !isKept.has(day)), today)
  return [...kept, ...others].toSorted((one, other) => (one.day < other.day ? -1 : 1))
}

/**
 * What the policy lets a supervisor see of the shifts that touch a period. Single shifts are told where it says *named*
 * and until their retention is over; all else as whole days of five people or more.
 */
export async function readBoard(hub: Hub, from: number, to: number): Promise<ShiftBoard> {
  const { visibility, namedSince, zone, today, plannedMs, isNamed } = await readVisible(hub)
  const margin = isNamed(from) ? 0 : dayMarginMs
  const around = await readShifts(hub, Math.max(0, from - margin), to + margin)
  const touching = around.filter(({ figures: { startedAt, endedAt } }) => isNamed(startedAt) && startedAt < to && (endedAt ?? Infinity) >= from)
  const medians = await readMedians(hub)
  return {
    visibility, namedSince, plannedMs,
    shifts: touching.map(({ figures, parts }) => ({ ...figures, ofMedian: ofMedianIn(parts, medians) })),
    days: isNamed(from) ? [] : await wholeDays(hub.store, around.filter(({ figures }) => !isNamed(figures.startedAt)), { from, to, zone, today }),
  }
}
