import type { MethodOutput } from '../../shared/contract/methods.ts'
import { createReading, type ReadingStore } from '../state/reading.ts'
import type { Workstation } from '../state/workstation.ts'

/** What waits for a third person, as the hub said it last. */
export type Waiting = ReadingStore<MethodOutput<'adjudications.list'>>

const waitingBy = new WeakMap<Workstation, Waiting>()

/** The same for every page of one workstation. */
export function waitingOf(workstation: Workstation): Waiting {
  const { client, session } = workstation
  const known = waitingBy.get(workstation)
  if (known !== undefined) return known
  const waiting = createReading({ read: () => client.call('adjudications.list', {}), on: client.on, events: [] })
  session.subscribe(({ value }, before) => {
    if (value?.person?.person !== before.value?.person?.person) waiting.clear()
  })
  waitingBy.set(workstation, waiting)
  return waiting
}
