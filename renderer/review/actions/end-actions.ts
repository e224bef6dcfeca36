import type { TFunction } from 'i18next'
import type { Action } from '../../keys/action.ts'
import type { Desk } from '../desk/desk.ts'

export type EndActions = Record<'goOn' | 'undo' | 'list', Action>

/** While no clip is in front: on to the next batch, or back to what was done. */
export function endActions({ store, goOn, undo }: Desk, t: TFunction<'review'>): EndActions {
  const ended = (): boolean => store.getState().work === null
  return {
    goOn: { id: 'go-on', label: t('end.goOn'), keys: ['Enter'], available: ended, run: () => void goOn() },
    undo: { id: 'undo', label: t('actions.undo'), keys: ['KeyZ'], available: ended, run: () => void undo() },
    list: { id: 'jump', label: t('actions.jump'), keys: ['KeyJ'], available: ended, run: () => store.setState({ panel: 'jump' }) },
  }
}
