import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Standing } from '../review/desk/standing.ts'
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
  /** Where they stood who were here last; nobody else goes on from there. */
  let left: { person: string; standing: Standing | null } | null = null

  function followShift(): void {
    const running = shift.getState().value?.running ?? null
    const works = running !== null && running.pausedSince === null
    const { opened } = desks.getState()
    if (opened === null || works === working) return
    working = works
    void (works ? opened.desk.start(standingOf(reviewer)) : opened.desk.rest())
  }

  function standingOf(person: string | null): Standing | null {
    const standing = left?.person === person ? left?.standing ?? null : null
    left = null
    return standing
  }

  session.subscribe(({ value }) => {
    const person = value?.stage === 'open' && value.person?.role === 'reviewer' ? value.person.person : null
    if (person === reviewer) return
    const { opened } = desks.getState()
    if (reviewer !== null && opened !== null) left = { person: reviewer, standing: opened.desk.standing() }
    reviewer = person
    working = false
    opened?.close()
    desks.setState({ opened: person === null ? null : openDesk(workstation) })
    followShift()
  })
  shift.subscribe(followShift)
  return desks
}
