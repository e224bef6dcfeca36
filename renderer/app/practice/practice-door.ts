import { createContext } from 'react'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { LessonId } from '../../practice/lessons.ts'
import { settle, type Workstation } from '../../state/workstation.ts'
import type { Desks } from '../follow-desk.ts'
import type { OpenPractice } from './open-practice.ts'

/** The way into practice and out of it, from wherever one is. */
export type PracticeDoor = StoreApi<{ practice: OpenPractice | null }> & {
  /** Opens practice; a clip that is being worked on is laid aside, in a break that begins first. */
  enter(): Promise<void>
  leave(): void
  /** Whether entering now begins a break. */
  needsBreak(): boolean
}

export const PracticeDoorContext = createContext<PracticeDoor | null>(null)

export function createPracticeDoor(workstation: Workstation, desks: Desks): PracticeDoor {
  const { session, shift, client, notices } = workstation
  const store = createStore<{ practice: OpenPractice | null }>(() => ({ practice: null }))
  let gone: ReadonlySet<LessonId> = new Set()
  let entering = false

  const needsBreak = (): boolean => {
    const running = shift.getState().value?.running ?? null
    return running !== null && running.pausedSince === null && desks.getState().opened?.desk.store.getState().stage === 'working'
  }
  /** Whatever practice takes must not look like work on the clip that lies open. */
  async function takeBreak(): Promise<boolean> {
    await settle(workstation)
    const reply = await client.call('shift.pause', { kind: 'break' })
    if (reply.ok) shift.put({ running: reply.value })
    else notices.fail(reply.failure)
    return reply.ok
  }
  function leave(): void {
    const { practice } = store.getState()
    if (practice === null) return
    gone = practice.store.getState().gone
    practice.close()
    store.setState({ practice: null })
  }

  session.subscribe(({ value }, before) => {
    if (value?.person?.person !== before.value?.person?.person) leave()
  })
  return Object.assign(store, {
    needsBreak,
    leave,
    async enter() {
      if (entering || store.getState().practice !== null) return
      entering = true
      try {
        if (needsBreak() && !(await takeBreak())) return
        const { openPractice } = await import('./open-practice.ts')
        store.setState({ practice: await openPractice(workstation, gone) })
      } finally {
        entering = false
      }
    },
  })
}
