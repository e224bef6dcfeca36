import type { TFunction } from 'i18next'
import type { ContestOutcome } from '../../../shared/hub-api/gold.ts'
import type { Action } from '../../keys/action.ts'
import { focusPage, focusSoon, isWriting, noteId } from '../focus-places.ts'
import type { Contesting } from './contesting.ts'

export type ContestActions = Record<'play' | 'replay' | 'write' | 'stands' | 'wrong' | 'next' | 'previous' | 'leave', Action>

/** Everything that can be done with contested gold, by keys. */
export function createContestActions(contesting: Contesting, leave: (() => void) | null, t: TFunction<'adjudicate'>): ContestActions {
  const isOpen = (): boolean => contesting.getState().open !== null
  const action = (id: keyof ContestActions, keys: readonly string[], run: () => void, more: Partial<Action> = {}): Action => ({
    id: `contest.${id}`, label: t(`contest.do.${id}`), keys, run, available: isOpen, ...more,
  })
  const decide = (outcome: ContestOutcome) => (): void => void contesting.decide(outcome)
  const reading = (): boolean => isOpen() && !isWriting()
  return {
    play: action('play', ['Space', 'F2'], () => void contesting.toggleSound()),
    replay: action('replay', ['KeyR'], () => void contesting.playFrom(0)),
    write: action('write', ['KeyE'], () => focusSoon(noteId)),
    stands: action('stands', ['Control+Enter'], decide('stands'), { available: contesting.canDecide }),
    wrong: action('wrong', ['Control+Shift+Enter'], decide('wrong'), { available: contesting.canDecide }),
    next: action('next', ['ArrowDown'], () => contesting.step(1), { repeats: true, available: reading }),
    previous: action('previous', ['ArrowUp'], () => contesting.step(-1), { repeats: true, available: reading }),
    leave: action('leave', ['Escape'], () => {
      if (isWriting()) focusPage()
      else if (contesting.getState().sound?.player.getState().playing === true) void contesting.rest()
      else leave?.()
    }, { available: () => true }),
  }
}
