import type { TFunction } from 'i18next'
import type { Action } from '../keys/action.ts'
import type { Answering } from './answering.ts'
import { focusBox, focusPage, isWriting } from './focus-places.ts'

export type AnswerActions = Record<'play' | 'replay' | 'soft' | 'write' | 'send' | 'decline' | 'next' | 'previous' | 'leave', Action>

/** Everything that can be done with a question, by keys. */
export function createAnswerActions(answering: Answering, leave: (() => void) | null, t: TFunction<'ask'>): AnswerActions {
  const selected = () => answering.getState().selected
  const chosen = (): boolean => selected() !== null
  const action = (id: keyof AnswerActions, keys: readonly string[], run: () => void, more: Partial<Action> = {}): Action => ({
    id: `answer.${id}`, label: t(`queue.${id}`), keys, run, available: chosen, ...more,
  })
  return {
    play: action('play', ['Space', 'F2'], () => void answering.toggleSound()),
    replay: action('replay', ['KeyR'], () => void answering.replay()),
    soft: action('soft', ['KeyB'], answering.toggleSoft),
    write: action('write', ['KeyE'], focusBox),
    send: action('send', ['Enter', 'NumpadEnter'], () => void answering.answer(), {
      available: () => chosen() && answering.getState().text.trim() !== '',
    }),
    decline: action('decline', ['KeyD'], () => void answering.decline()),
    next: action('next', ['ArrowDown'], () => answering.step(1), { repeats: true, available: () => chosen() && !isWriting() }),
    previous: action('previous', ['ArrowUp'], () => answering.step(-1), { repeats: true, available: () => chosen() && !isWriting() }),
    leave: action('leave', ['Escape'], () => {
      if (isWriting()) focusPage()
      else if (answering.getState().sound?.player.getState().playing === true) void answering.rest()
      else leave?.()
    }, { available: () => true }),
  }
}
