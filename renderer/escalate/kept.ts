import type { MyEscalation } from '../../shared/contract/escalations.ts'
import { createReading, type ReadingStore } from '../state/reading.ts'
import type { Workstation } from '../state/workstation.ts'
import { noDrafts, type Drafts } from './escalating.ts'

/** What outlives a single panel: drafts that were closed without sending, and the person's own reports. */
export type Kept = { drafts: Drafts; own: ReadingStore<MyEscalation[]> }

function createKept({ client, session }: Workstation): Kept {
  const drafts = noDrafts()
  const own = createReading({ read: () => client.call('escalations.mine', {}), on: client.on, events: ['escalations.changed'] })
  let person = session.getState().value?.person?.person
  session.subscribe(({ value }) => {
    const now = value?.person?.person
    // A lock in between keeps what was written; nobody else may find it.
    if (now === undefined || now === person) return
    person = now
    drafts.byClip.clear()
    drafts.attempts.clear()
    own.setState({ value: null, failure: null })
  })
  return { drafts, own }
}

const keptBy = new WeakMap<Workstation, Kept>()

/** The same for every panel and list of one workstation. */
export function keptOf(workstation: Workstation): Kept {
  const kept = keptBy.get(workstation) ?? createKept(workstation)
  keptBy.set(workstation, kept)
  return kept
}
