import type { TFunction } from 'i18next'
import type { Action } from '../../keys/action.ts'
import type { Player } from '../../player/player.ts'
import type { Desk } from '../desk/desk.ts'

/** What the clip screen's actions are made of. */
export type ActionParts = {
  desk: Desk
  player: Player
  t: TFunction<'review'>
  /** Whether a clip is worked on and no harm is being reported. */
  working(): boolean
  /** An action that holds while a clip is worked on and no harm is being reported. */
  action(id: string, label: string, keys: readonly string[], run: () => void, more?: Partial<Action>): Action
}

/** A digit of the top row, and the same on the number pad. */
export const digit = (number: number): string[] => [`Digit${number}`, `Numpad${number}`]

export function actionParts(desk: Desk, player: Player, t: TFunction<'review'>): ActionParts {
  const { store } = desk
  const working = (): boolean => {
    const { stage, work, escalating } = store.getState()
    return stage === 'working' && work !== null && !escalating
  }
  const whyNot = (): string | null => {
    const { stage, escalating, work } = store.getState()
    return escalating ? t('whyNot.reporting') : stage !== 'working' || work === null ? t('whyNot.noClip') : null
  }
  return { desk, player, t, working, action: (id, label, keys, run, more = {}) => ({ id, label, keys, run, available: working, whyNot, ...more }) }
}
