import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Action, Bound } from '../keys/action.ts'
import { useWorkstation } from '../state/workstation.ts'
import { createDoors, type DoorName } from './doors.ts'
import type { EscalatingStore } from './escalating.ts'
import { panelActions, type PanelFocus } from './panel-actions.ts'

export type Panel = {
  actions: readonly Action[]
  /** The action of this name, for what shows its key. */
  named(id: string): Bound
  /** Ways out that are open now, with the actions that take them. */
  doors: readonly Action[]
  wordsOpen: boolean
  openWords(): void
  secondsOpen: boolean
  openSeconds(): void
}

/** The name that all answers of the panel share. */
export const answerName = 'escalate-answer'
const doorNames: readonly DoorName[] = ['data', 'person', 'sound', 'rest']

/** The panel's keys, tied to the places that they lead to. */
export function usePanel(store: EscalatingStore): Panel {
  const { t } = useTranslation('escalate')
  const { client, shift, notices } = useWorkstation()
  const { draft } = store.getState()
  const [wordsOpen, setWordsOpen] = useState(draft.words + draft.sounds + draft.inference !== '')
  const [secondsOpen, setSecondsOpen] = useState(false)
  useEffect(() => void store.begin(), [store])
  // What is open depends on the clip that is chosen, and on the shift.
  useStore(store)
  const running = useStore(shift, state => state.value?.running ?? null)

  const actions = useMemo(() => {
    const working = running !== null && running.pausedSince === null
    const doors = createDoors(client)
    const focus: PanelFocus = {
      category: category => document.querySelector<HTMLInputElement>(`input[name=${answerName}][value=${category}]`)?.focus(),
      words: () => setWordsOpen(true),
      seconds: () => setSecondsOpen(true),
      tabOpensWords: () => !wordsOpen && !(document.activeElement instanceof HTMLButtonElement),
      arrowsLeadIn: () => !(document.activeElement instanceof HTMLInputElement || document.activeElement instanceof HTMLTextAreaElement),
    }
    return panelActions(store, t, focus, {
      may: door => working && (door === 'rest' || store.subject()?.position != null),
      take: door => void store.takeDoor(doors[door]).then(took => {
        if (took && door !== 'rest') notices.say(t(`door.done.${door}`))
      }),
    })
  }, [store, t, wordsOpen, client, running, notices])

  const find = (id: string): Action | undefined => actions.find(action => action.id === id)
  return {
    actions,
    named: id => find(id) ?? { id, keys: [] },
    doors: doorNames.flatMap(name => find(`escalate.${name}`) ?? []).filter(action => store.getState().step === 'sending' || action.available()),
    wordsOpen,
    openWords: () => setWordsOpen(true),
    secondsOpen,
    openSeconds: () => setSecondsOpen(true),
  }
}

/** The keys once the report is safe: Enter for what was planned, B for a break all the same, Backspace for a slip. */
export function useFiledActions(store: EscalatingStore): Record<'goOn' | 'pauseNow' | 'mistaken', Action> {
  const { t } = useTranslation('escalate')
  const { client, shift, notices } = useWorkstation()
  return useMemo(() => {
    const filed = (): boolean => store.getState().step === 'filed'
    const mayPause = (): boolean => {
      const running = shift.getState().value?.running ?? null
      return filed() && running !== null && running.pausedSince === null
    }
    return {
      goOn: {
        id: 'escalate.go-on', label: t('goOn'), keys: ['Enter', 'NumpadEnter'], available: filed,
        run: () => void store.leave(store.getState().draft.pauseAfter && mayPause()),
      },
      pauseNow: { id: 'escalate.pause-now', label: t('pause'), keys: ['KeyB'], available: mayPause, run: () => void store.leave(true) },
      mistaken: {
        id: 'escalate.mistaken', label: t('mistaken'), keys: ['Backspace'], available: filed,
        async run() {
          const state = store.getState()
          if (state.step !== 'filed') return
          const reply = await client.call('escalations.reply', { escalation: state.filed.escalation, step: { action: 'call_mistaken' } })
          if (!reply.ok) notices.fail(reply.failure)
        },
      },
    }
  }, [store, t, client, shift, notices])
}
