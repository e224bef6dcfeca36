import type { TFunction } from 'i18next'
import type { Action } from '../keys/action.ts'

type Moving = { getState(): { cases: readonly unknown[] | null }; move(by: 1 | -1): void }

/** Up and down through the cases, from wherever the focus is. */
export function movingActions(inbox: Moving, t: TFunction<'safety'>): Action[] {
  const available = (): boolean => inbox.getState().cases !== null
  return [
    { id: 'inbox.next', label: t('next'), keys: ['ArrowDown'], repeats: true, available, run: () => inbox.move(1) },
    { id: 'inbox.previous', label: t('previous'), keys: ['ArrowUp'], repeats: true, available, run: () => inbox.move(-1) },
  ]
}
