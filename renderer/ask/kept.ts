import type { MethodOutput } from '../../shared/contract/methods.ts'
import type { MyQuestion } from '../../shared/contract/questions.ts'
import { createReading, type ReadingStore } from '../state/reading.ts'
import type { Workstation } from '../state/workstation.ts'

/** What outlives a single panel or page: what was written and not sent (by clip, by question), and what was last read. */
export type Kept = {
  drafts: Map<string, string>
  own: ReadingStore<MyQuestion[]>
  queue: ReadingStore<MethodOutput<'questions.queue'>>
}

const calm = { quietMs: 200, mostMs: 1000 }

function createKept({ client, session }: Workstation): Kept {
  const { on } = client
  const drafts = new Map<string, string>()
  const own = createReading({ read: () => client.call('questions.mine', {}), on, events: ['questions.changed'], calm })
  const queue = createReading({ read: () => client.call('questions.queue', {}), on, events: ['questions.changed'], calm })
  let person = session.getState().value?.person?.person
  session.subscribe(({ value }) => {
    const now = value?.person?.person
    // A lock in between keeps what was written; nobody else may find it.
    if (now === undefined || now === person) return
    person = now
    drafts.clear()
    own.clear()
    queue.clear()
  })
  return { drafts, own, queue }
}

const keptBy = new WeakMap<Workstation, Kept>()

/** The same for every panel, page and card of one workstation. */
export function keptOf(workstation: Workstation): Kept {
  const kept = keptBy.get(workstation) ?? createKept(workstation)
  keptBy.set(workstation, kept)
  return kept
}
