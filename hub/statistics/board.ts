import { dayIn } from '../../shared/domain/zones.ts'
import type { ShiftBoard } from '../../shared/hub-api/shifts.ts'
import { readFacts, type Hub } from '../hub.ts'
import { listShifts } from '../shifts/list.ts'
import { teamDays } from './team-days.ts'

const dayMs = 86_400_000
/** No day anywhere is further from its own instants than this. */
const marginMs = 2 * dayMs

/**
 * What the policy lets a supervisor see of the shifts that touch a period. Single shifts are told where it says *named*
 * and until their retention is over; all else as whole days of five people or more.
 */
export async function readBoard(hub: Hub, from: number, to: number): Promise<ShiftBoard> {
  const { policy: { statistics: { visibility, retentionDays }, zone } } = await readFacts(hub.store)
  const now = hub.now()
  const retainedSince = Math.max(0, now - retentionDays * dayMs)
  const namedSince = visibility === 'named' ? dayIn(zone, retainedSince) : null
  const isNamed = (instant: number): boolean => namedSince !== null && (instant >= retainedSince || dayIn(zone, instant) >= namedSince)
  const margin = isNamed(from) ? 0 : marginMs
  const around = await listShifts(hub, Math.max(0, from - margin), to + margin)
  const touching = around.filter(({ startedAt, endedAt }) => isNamed(startedAt) && startedAt < to && (endedAt ?? Infinity) >= from)
  const others = around.filter(({ startedAt }) => !isNamed(startedAt)).map(figures => ({ figures, day: dayIn(zone, figures.startedAt) }))
  const whole = others.filter(({ day }) => day >= dayIn(zone, from) && day <= dayIn(zone, Math.max(0, to - 1)))
  return { visibility, namedSince, shifts: touching, days: teamDays(whole, dayIn(zone, now)) }
}
