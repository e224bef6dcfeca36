import { wakeVerdicts } from '../../../shared/domain/annotation.ts'
import type { Question } from '../../../shared/domain/task.ts'
import type { Action } from '../../keys/action.ts'
import { digit, type ActionParts } from './action-parts.ts'

/** How many answers have a digit. */
const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9]

/** Digits answer whichever question is in front; in front of slots and sensitive spans they take up one that is there. */
export function answerActions({ desk, action, t }: ActionParts): Action[] {
  const { store, asking, labelling, marking } = desk

  /** What the digit of this index does with the question in front; null where it does nothing. */
  function answerTo(question: Question, index: number): (() => void) | null {
    const draft = store.getState().work?.draft
    switch (question.kind) {
      case 'wake': {
        const verdict = wakeVerdicts[index]
        return verdict === undefined || !question.options.includes(verdict) ? null : () => desk.answerWake(verdict)
      }
      case 'quality': {
        const quality = question.options[index]
        return quality === undefined ? null : () => desk.toggleQuality(quality)
      }
      case 'choice': {
        const option = question.options[index]
        return option === undefined ? null : () => asking.choose(question.id, option.id)
      }
      case 'slots': {
        const slot = draft?.slots[index]
        return slot === undefined ? null : () => labelling.pick(slot.words)
      }
      case 'sensitive':
        return draft?.sensitive[index] === undefined ? null : () => marking.takeUp(index)
      case 'intent':
      case 'transcript':
        return null
    }
  }
  const answer = (index: number): (() => void) | null => {
    const question = asking.current()
    return question === null || store.getState().escalating ? null : answerTo(question, index)
  }
  return digits.map((number, index) =>
    action(`answer-${number}`, t('actions.answer', { number }), digit(number), () => answer(index)?.(), { available: () => answer(index) !== null }),
  )
}
