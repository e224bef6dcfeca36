import type { Action } from '../../keys/action.ts'
import type { ActionParts } from './action-parts.ts'

export type QuestionActions = Record<'next' | 'previous' | 'up' | 'down' | 'take' | 'accept' | 'leave', Action>

/** From question to question, and what finds an intent among many. At either end Tab goes on as it does everywhere. */
export function questionActions({ desk, player, action, t, working }: ActionParts): QuestionActions {
  const { store, asking, listening } = desk
  const step = (id: string, label: string, key: string, by: 1 | -1): Action =>
    action(id, label, [key], () => {
      const question = asking.beside(by)
      if (question !== null) asking.go(question)
    }, { available: () => working() && atClip() && asking.beside(by) !== null })
  const finding = () => store.getState().finding
  const move = (id: string, label: string, key: string, by: 1 | -1): Action =>
    action(id, label, [key], () => asking.moveTo(finding().listed ? finding().at + by : finding().at), { repeats: true })
  const found = () => asking.intents()[finding().at]

  return {
    next: step('question-next', t('actions.nextQuestion'), 'Tab', 1),
    previous: step('question-previous', t('actions.previousQuestion'), 'Shift+Tab', -1),
    up: move('intent-up', t('actions.up'), 'ArrowUp', -1),
    down: move('intent-down', t('actions.down'), 'ArrowDown', 1),
    take: action('intent-take', t('actions.takeIntent'), ['Enter'], () => {
      const intent = found()
      if (intent !== undefined) asking.answerIntent(intent)
    }, { available: () => working() && finding().listed && found() !== undefined }),
    accept: action('intent-accept', t('actions.accept'), ['Enter'], desk.accept, { available: () => working() && !finding().listed }),
    leave: action('intent-leave', t('actions.leaveIntent'), ['Escape'], () => {
      if (player.getState().playing) listening.silence()
      else asking.leave()
    }),
  }
}

/** Tab walks through the questions where the clip has the focus, and as ever beside it. */
function atClip(): boolean {
  const focused = document.activeElement
  return focused === null || focused === document.body || focused.closest('[data-surface=clip]') !== null
}
