import type { TFunction } from 'i18next'
import type { Action } from '../../keys/action.ts'
import { digit } from './action-parts.ts'

/** Digits for the batches; a laptop that holds more has them in the list of all clips. */
export const mostBatches = 9

export type BatchActions = { go: readonly Action[]; close: Action }

/** In the panel of batches: a digit goes to one. */
export function batchActions(t: TFunction<'review'>, { go, may, close }: { go(index: number): void; may(index: number): boolean; close(): void }): BatchActions {
  return {
    go: Array.from({ length: mostBatches }, (_, index): Action => ({
      id: `batch-${index + 1}`, label: t('batches.nth', { nth: index + 1 }), keys: digit(index + 1), available: () => may(index), run: () => go(index),
    })),
    close: { id: 'batches-close', label: t('actions.closePanel'), keys: ['Escape', 'Shift+KeyJ'], available: () => true, run: close },
  }
}
