import { clocksOf, tightenedLimits, type Clock, type WeekdayAt } from '../../shared/domain/case-clocks.ts'
import type { Case } from '../../shared/domain/case-state.ts'
import { knownZone } from '../../shared/domain/zones.ts'
import { readFacts } from '../hub.ts'
import type { Store } from '../store/store.ts'

/** The clocks of a case under the limits in force. */
export type ClocksFor = (state: Case) => Clock[]

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

function weekdayIn(zone: string): WeekdayAt {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: knownZone(zone), weekday: 'short' })
  return instant => weekdays.indexOf(format.format(instant))
}

/** Reads how fast this organisation wants to act. */
export async function readClocks(store: Store): Promise<ClocksFor> {
  const { policy } = await readFacts(store)
  const limits = tightenedLimits(policy.clocks)
  const weekdayAt = weekdayIn(policy.zone)
  return state => clocksOf(state, limits, weekdayAt)
}
