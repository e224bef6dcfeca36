import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Workstation } from '../state/workstation.ts'
import { openDesk, type OpenDesk } from './open-desk.ts'

/** The desk of the reviewer who is here, null while there is none. */
export type Desks = StoreApi<{ opened: OpenDesk | null }>

/** Opens a desk when a reviewer comes, brings its clip to the front while their shift runs, and closes it when they go. */
export function followDesk(workstation: Workstation): Desks {
  const { session, shift } = workstation
  const desks = createStore<{ opened: OpenDesk | null }>(() => ({ opened: null }))
  let reviewer: string | null = null
  let working = false

  function followShift(): void {
    const running = shift.getState().value?.running ?? null
    const works = running !== null && running.pausedSince === null
    const { opened } = desks.getState()
    if (opened === null || works === working) return
    working = works
    void (works ? opened.desk.start() : opened.desk.rest())
  }

  session.subscribe(({ value }) => {
    const person = value?.stage === 'open' && value.person?.role === 'reviewer' ? value.person.person : null
    if (person === reviewer) return
    reviewer = person
    working = false
    desks.getState().opened?.close()
    desks.setState({ opened: person === null ? null : openDesk(workstation) })
    followShift()
  })
  shift.subscribe(followShift)
  return desks
}
