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
  const namedSince = visibility === 'named' ? dayIn(zone, Math.max(0, now - retentionDays * dayMs)) : null
  const isNamed = (day: string): boolean => namedSince !== null && day >= namedSince
  const margin = isNamed(dayIn(zone, from)) ? 0 : marginMs
  const around = (await listShifts(hub, Math.max(0, from - margin), to + margin)).map(figures => ({ figures, day: dayIn(zone, figures.startedAt) }))
  const touching = around.filter(({ day, figures: { startedAt, endedAt } }) => isNamed(day) && startedAt < to && (endedAt ?? Infinity) >= from)
  const whole = around.filter(({ day }) => !isNamed(day) && day >= dayIn(zone, from) && day <= dayIn(zone, Math.max(0, to - 1)))
  return { visibility, namedSince, shifts: touching.map(({ figures }) => figures), days: teamDays(whole, dayIn(zone, now)) }
}
