import type { TFunction } from 'i18next'
import type { Chosen } from '../../shared/domain/adjudication.ts'
import type { Action } from '../keys/action.ts'
import type { Adjudicating } from './adjudicating.ts'
import { focusPage, focusSoon, isWriting, reasonId, thirdId } from './focus-places.ts'

export type AdjudicateActions = Record<'play' | 'replay' | 'apart' | 'apartBefore' | 'soft' | 'a' | 'b' | 'third' | 'decide' | 'next' | 'previous' | 'leave', Action>

/** Everything that can be done with two answers, by keys. */
export function createAdjudicateActions(adjudicating: Adjudicating, leave: (() => void) | null, t: TFunction<'adjudicate'>): AdjudicateActions {
  const isOpen = (): boolean => adjudicating.getState().open !== null
  const action = (id: keyof AdjudicateActions, keys: readonly string[], run: () => void, more: Partial<Action> = {}): Action => ({
    id: `adjudicate.${id}`, label: t(`do.${id}`), keys, run, available: isOpen, ...more,
  })
  const choose = (chosen: Chosen, field: string) => (): void => {
    adjudicating.choose(chosen)
    focusSoon(field)
  }
  const reading = (): boolean => isOpen() && !isWriting()
  return {
    play: action('play', ['Space', 'F2'], () => void adjudicating.toggleSound()),
    replay: action('replay', ['KeyR'], () => void adjudicating.playFrom(0)),
    apart: action('apart', ['KeyN'], () => void adjudicating.playApart(1)),
    apartBefore: action('apartBefore', ['Shift+KeyN'], () => void adjudicating.playApart(-1)),
    soft: action('soft', ['KeyV'], adjudicating.toggleSoft),
    a: action('a', ['KeyA'], choose('a', reasonId)),
    b: action('b', ['KeyB'], choose('b', reasonId)),
    third: action('third', ['KeyC'], choose('third', thirdId)),
    decide: action('decide', ['Enter', 'NumpadEnter'], () => void adjudicating.decide(), { available: adjudicating.canDecide }),
    next: action('next', ['ArrowDown'], () => adjudicating.step(1), { repeats: true, available: reading }),
    previous: action('previous', ['ArrowUp'], () => adjudicating.step(-1), { repeats: true, available: reading }),
    leave: action('leave', ['Escape'], () => {
      if (isWriting()) focusPage()
      else if (adjudicating.getState().sound?.player.getState().playing === true) void adjudicating.rest()
      else leave?.()
    }, { available: () => true }),
  }
}
