import { wakeVerdicts } from '../../../shared/domain/annotation.ts'
import { keyOf, type Question } from '../../../shared/domain/task.ts'
import type { Action } from '../../keys/action.ts'
import { digit, type ActionParts } from './action-parts.ts'

/** Digits answer whichever question is in front: the verdict, or one of the qualities. */
export function answerActions({ desk, action, t }: ActionParts): Action[] {
  const { store } = desk
  const asked = (): Question | undefined => {
    const { question, work } = store.getState()
    return work?.batch.task.questions.find(candidate => keyOf(candidate) === question)
  }
  function answer(index: number): void {
    const question = asked()
    const verdict = wakeVerdicts[index]
    if (question?.kind === 'wake' && verdict !== undefined) desk.answerWake(verdict)
    const quality = question?.kind === 'quality' ? question.options[index] : undefined
    if (quality !== undefined) desk.toggleQuality(quality)
  }
  return wakeVerdicts.map((verdict, index) =>
    action(`answer-${index + 1}`, t('actions.wake', { verdict: t(`wake.${verdict}`) }), digit(index + 1), () => answer(index), {
      available() {
        const question = asked()
        if (store.getState().escalating || question === undefined) return false
        return question.kind === 'wake' ? question.options.includes(verdict) : question.kind === 'quality' && index < question.options.length
      },
    }),
  )
}
