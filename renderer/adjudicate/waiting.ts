import type { MethodOutput } from '../../shared/contract/methods.ts'
import { createReading, type ReadingStore } from '../state/reading.ts'
import type { Workstation } from '../state/workstation.ts'

/** Pairs of answers that wait for a third person, as the hub said it last. */
export type Waiting = ReadingStore<MethodOutput<'adjudications.list'>>
/** Known answers that somebody contests, as the hub said it last. */
export type Contests = ReadingStore<MethodOutput<'gold.contests'>>

type Kept = { waiting: Waiting; contests: Contests }

function createKept({ client, session }: Workstation): Kept {
  const { on } = client
  const waiting = createReading({ read: () => client.call('adjudications.list', {}), on, events: [] })
  const contests = createReading({ read: () => client.call('gold.contests', {}), on, events: [] })
  session.subscribe(({ value }, before) => {
    if (value?.person?.person === before.value?.person?.person) return
    waiting.clear()
    contests.clear()
  })
  return { waiting, contests }
}

const keptBy = new WeakMap<Workstation, Kept>()

/** What waits for this person's decision: the same for every page of one workstation. */
export function waitingOf(workstation: Workstation): Kept {
  const kept = keptBy.get(workstation) ?? createKept(workstation)
  keptBy.set(workstation, kept)
  return kept
}
