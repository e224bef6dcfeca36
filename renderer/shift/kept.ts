import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Care } from '../../shared/contract/care.ts'
import { createReading, type ReadingStore } from '../state/reading.ts'
import type { Workstation } from '../state/workstation.ts'

/** What of a shift outlives its screens. */
export type Kept = {
  /** What is kept back from the reviewer for now. */
  care: ReadingStore<Care>
  /** The worked time since the last rest, in milliseconds, from which a break is offered again; 0 where none was put off. */
  offer: StoreApi<{ again: number }>
}

const calm = { quietMs: 1000, mostMs: 5000 }

function createKept({ client, session }: Workstation): Kept {
  const care = createReading({ read: () => client.call('care.read', {}), on: client.on, events: ['clips.changed', 'shift.changed'], calm })
  const offer = createStore(() => ({ again: 0 }))
  session.subscribe(({ value }, before) => {
    if (value?.person?.person === before.value?.person?.person) return
    care.clear()
    offer.setState({ again: 0 })
  })
  return { care, offer }
}

const keptBy = new WeakMap<Workstation, Kept>()

/** The same for every screen of one workstation. */
export function keptOf(workstation: Workstation): Kept {
  const kept = keptBy.get(workstation) ?? createKept(workstation)
  keptBy.set(workstation, kept)
  return kept
}
