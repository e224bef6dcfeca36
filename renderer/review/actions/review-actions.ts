import type { TFunction } from 'i18next'
import type { Action } from '../../keys/action.ts'
import type { Player } from '../../player/player.ts'
import type { Desk } from '../desk/desk.ts'
import type { Layer } from '../desk/desk-state.ts'
import { actionParts } from './action-parts.ts'
import { answerActions } from './answer-actions.ts'
import { flowActions } from './flow-actions.ts'
import { jumpActions, type JumpActions } from './jump-actions.ts'
import { listenActions } from './listen-actions.ts'
import { markActions, type MarkActions } from './mark-actions.ts'
import { questionActions } from './question-actions.ts'
import { sensitiveActions, type SensitiveActions } from './sensitive-actions.ts'
import { skipActions, type SkipActions } from './skip-actions.ts'
import { tagActions, type TagActions } from './tag-actions.ts'
import { typeActions } from './type-actions.ts'

/** Everything a reviewer can do with the clip in front, by the layer in which it holds. */
export type ReviewActions = Record<Layer, readonly Action[]> & {
  skip: SkipActions
  jump: JumpActions
  /** Those that the footer shows in each layer. */
  footer: Record<Layer, readonly Action[]>
  tagging: TagActions
  sensitive: SensitiveActions
  marks: MarkActions
}

export function createReviewActions(desk: Desk, player: Player, t: TFunction<'review'>): ReviewActions {
  const parts = actionParts(desk, player, t)
  const { store } = desk
  const { action } = parts
  const listen = listenActions(parts)
  const type = typeActions(parts)
  const flow = flowActions(parts)
  const skip = skipActions(parts)
  const jump = jumpActions(parts)
  const questions = questionActions(parts)
  const tag = tagActions(parts)
  const sensitive = sensitiveActions(parts)
  const marks = markActions(parts)
  const edit = action('edit', t('actions.edit'), ['KeyE'], () => desk.writing.begin(null), { available: () => parts.working() && desk.writing.asked() })
  const guidelines = action('guidelines', t('actions.guidelines'), ['KeyG'], () => {
    store.setState(state => ({ guidelines: state.guidelines === 'closed' ? 'entered' : 'closed' }))
  }, { available: () => store.getState().work !== null && store.getState().guidelines !== 'none' })
  const ask = action('ask', t('actions.ask'), ['KeyQ'], () => void desk.ask())

  return {
    listen: [
      ...listen.all, marks.clear, listen.silence, ...answerActions(parts), questions.next, questions.previous,
      edit, tag.open, sensitive.open, flow.accept, flow.previous, skip.open, skip.recuse, ask, flow.undo, flow.redo, guidelines,
      ...marks.listen, jump.list, jump.search, jump.batches,
    ],
    type: [...type.all, ...tag.whileTyping],
    tag: tag.all,
    choose: [questions.take, questions.accept, questions.up, questions.down, questions.next, questions.previous, questions.leave, type.play],
    skip,
    jump,
    footer: {
      listen: [flow.accept, listen.play, edit, tag.open, sensitive.open, skip.open, ask, flow.previous, flow.undo, jump.list],
      type: type.footer,
      tag: tag.footer,
      choose: [questions.take, questions.down, questions.next, questions.leave],
    },
    tagging: tag,
    sensitive,
    marks,
  }
}
