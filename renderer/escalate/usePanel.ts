import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Action, Bound } from '../keys/action.ts'
import type { EscalatingStore } from './escalating.ts'
import { panelActions, type PanelFocus } from './panel-actions.ts'

export type Panel = {
  actions: readonly Action[]
  /** The action of this name, for what shows its key. */
  named(id: string): Bound
  wordsOpen: boolean
  openWords(): void
}

/** The name that all answers of the panel share. */
export const answerName = 'escalate-answer'

/** The panel's keys, tied to the places that they lead to. */
export function usePanel(store: EscalatingStore): Panel {
  const { t } = useTranslation('escalate')
  const { draft } = store.getState()
  const [wordsOpen, setWordsOpen] = useState(draft.words + draft.sounds + draft.inference !== '')

  const actions = useMemo(() => {
    const focus: PanelFocus = {
      category: category => document.querySelector<HTMLInputElement>(`input[name=${answerName}][value=${category}]`)?.focus(),
      words: () => setWordsOpen(true),
      tabOpensWords: () => !wordsOpen && !(document.activeElement instanceof HTMLButtonElement),
      arrowsLeadIn: () => !(document.activeElement instanceof HTMLInputElement || document.activeElement instanceof HTMLTextAreaElement),
    }
    const labels = {
      category: (category: Parameters<PanelFocus['category']>[0]) => t(`category.${category}`),
      happeningNow: t('happeningNow'), pauseAfter: t('pauseAfter'), addWords: t('addWords'), send: t('send'), again: t('again'),
    }
    return panelActions(store, labels, focus)
  }, [store, t, wordsOpen])

  const named = (id: string): Bound => actions.find(action => action.id === id) ?? { id, keys: [] }
  return { actions, named, wordsOpen, openWords: () => setWordsOpen(true) }
}

/** The keys once the report is safe: Enter for what was planned, B for a break all the same. */
export function useFiledActions(store: EscalatingStore): Record<'goOn' | 'pauseNow', Action> {
  const { t } = useTranslation('escalate')
  return useMemo(() => {
    const filed = (): boolean => store.getState().step === 'filed'
    return {
      goOn: {
        id: 'escalate.go-on', label: t('goOn'), keys: ['Enter', 'NumpadEnter'], available: filed,
        run: () => void store.leave(store.getState().draft.pauseAfter),
      },
      pauseNow: { id: 'escalate.pause-now', label: t('pause'), keys: ['KeyB'], available: filed, run: () => void store.leave(true) },
    }
  }, [store, t])
}
