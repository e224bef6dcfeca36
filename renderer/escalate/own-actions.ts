import type { TFunction } from 'i18next'
import type { MyEscalation } from '../../shared/contract/escalations.ts'
import type { Action } from '../keys/action.ts'
import type { OwnReports } from './own-reports.ts'

export type OwnActions = Record<'next' | 'previous' | 'write' | 'send' | 'decline' | 'mistaken', Action>

export const answerBoxId = 'report-answer'
const isWriting = (): boolean => document.activeElement?.id === answerBoxId

/** What a reviewer does with their own reports, by keys. */
export function ownActions(own: OwnReports, selected: () => MyEscalation | undefined, t: TFunction<'escalate'>): OwnActions {
  const asked = (): boolean => (selected()?.question ?? null) !== null
  return {
    next: { id: 'own.next', label: t('nextReport'), keys: ['ArrowDown'], repeats: true, available: () => !isWriting(), run: () => own.step(1) },
    previous: { id: 'own.previous', label: t('previousReport'), keys: ['ArrowUp'], repeats: true, available: () => !isWriting(), run: () => own.step(-1) },
    write: { id: 'own.write', label: t('write'), keys: ['KeyE'], available: asked, run: () => document.getElementById(answerBoxId)?.focus() },
    send: {
      id: 'own.send', label: t('sendAnswer'), keys: ['Enter', 'NumpadEnter'], run: () => void own.answer(),
      available: () => asked() && (own.getState().texts[own.getState().selected ?? ''] ?? '').trim() !== '',
    },
    decline: { id: 'own.decline', label: t('decline'), keys: ['KeyD'], available: asked, run: () => void own.decline() },
    mistaken: {
      id: 'own.mistaken', label: t('mistaken'), keys: ['Backspace'], run: () => void own.callMistaken(),
      available: () => selected()?.mistaken === false && !isWriting(),
    },
  }
}
