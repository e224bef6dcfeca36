import { dayIn } from '../../shared/domain/zones.ts'
import type { ShiftBoard } from '../../shared/hub-api/shifts.ts'
import { readFacts, type Hub } from '../hub.ts'
import { borderAt } from '../retention/border.ts'

/** What the policy lets be told of shifts, and by which days. */
export type Visible = Pick<ShiftBoard, 'visibility' | 'namedSince' | 'plannedMs'> & {
  zone: string
  today: string
  /** Whether single shifts of an instant's day are kept, and so told to whoever worked them. */
  isKept(instant: number): boolean
  /** Whether they are told to a supervisor too. */
  isNamed(instant: number): boolean
}

/** Single shifts are told where the policy says *named*, and until their retention is over. */
export async function readVisible(hub: Hub): Promise<Visible> {
  const facts = await readFacts(hub.store)
  const { policy: { statistics: { visibility }, zone, shiftHours } } = facts
  const now = hub.now()
  const border = borderAt(facts, now)
  const isKept = (instant: number): boolean => instant >= border.surely || dayIn(zone, instant) >= border.day
  return {
    visibility, namedSince: visibility === 'named' ? border.day : null, zone, today: dayIn(zone, now), plannedMs: Math.round(shiftHours * 3_600_000),
    isKept, isNamed: instant => visibility === 'named' && isKept(instant),
  }
}
