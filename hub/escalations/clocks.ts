import { clocksOf, tightenedLimits, type Clock, type WeekdayAt } from '../../shared/domain/case-clocks.ts'
import type { Case } from '../../shared/domain/case-state.ts'
import { readFacts } from '../hub.ts'
import type { Store } from '../store/store.ts'

/** The clocks of a case under the limits in force. */
export type ClocksFor = (state: Case) => Clock[]

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** A zone that nobody knows counts as UTC: a clock a few hours off is better than none. */
function weekdayIn(zone: string): WeekdayAt {
  const format = (timeZone: string) => new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'short' })
  let known: Intl.DateTimeFormat
  try {
    known = format(zone)
  } catch {
    known = format('UTC')
  }
  return instant => weekdays.indexOf(known.format(instant))
}

/** Reads how fast this organisation wants to act. */
export async function readClocks(store: Store): Promise<ClocksFor> {
  const { policy } = await readFacts(store)
  const limits = tightenedLimits(policy.clocks)
  const weekdayAt = weekdayIn(policy.zone)
  return state => clocksOf(state, limits, weekdayAt)
}
