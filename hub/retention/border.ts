import { dayIn } from '../../shared/domain/zones.ts'
import type { HubFacts } from '../hub.ts'

const dayMs = 86_400_000

const dayAfter = (day: string): string => new Date(Date.parse(day) + dayMs).toISOString().slice(0, 10)

/** The first day of which single shifts are kept, as days go in the zone of the policy; what began `surely` or later is of it or after. */
export type Border = { day: string; surely: number }

/** A day that was told as a whole alone stays so, also where a longer retention is decided afterwards. */
export function borderAt({ policy: { statistics: { retentionDays }, zone }, closedThrough }: Pick<HubFacts, 'policy' | 'closedThrough'>, now: number): Border {
  const since = Math.max(0, now - retentionDays * dayMs)
  const day = dayIn(zone, since)
  return closedThrough === null || closedThrough < day ? { day, surely: since } : { day: dayAfter(closedThrough), surely: Infinity }
}
