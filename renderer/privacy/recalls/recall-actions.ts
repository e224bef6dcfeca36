import type { TFunction } from 'i18next'
import type { Action } from '../../keys/action.ts'
import type { Recalls } from './recalls.ts'

export type RecallActions = Record<'next' | 'previous' | 'begin', Action>

/** Moving through recalls and, for privacy officers, issuing one. */
export function recallActions(recalls: Recalls, t: TFunction<'privacy'>, begin: (() => void) | null): RecallActions {
  const available = (): boolean => (recalls.getState().recalls?.length ?? 0) > 0
  return {
    next: { id: 'recalls.next', label: t('recalls.next'), keys: ['ArrowDown'], repeats: true, available, run: () => recalls.move(1) },
    previous: { id: 'recalls.previous', label: t('recalls.previous'), keys: ['ArrowUp'], repeats: true, available, run: () => recalls.move(-1) },
    begin: { id: 'recalls.begin', label: t('recalls.begin'), keys: ['KeyN'], available: () => begin !== null, run: () => begin?.() },
  }
}
