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
import { skipActions, type SkipActions } from './skip-actions.ts'
import { typeActions } from './type-actions.ts'

/** Everything a reviewer can do with the clip in front, by the layer in which it holds. */
export type ReviewActions = Record<Layer, readonly Action[]> & {
  everywhere: readonly Action[]
  skip: SkipActions
  jump: JumpActions
  /** Those that the footer shows in each layer. */
  footer: Record<Layer, readonly Action[]>
  escalate: Action
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
  const edit = action('edit', t('actions.edit'), ['KeyE'], () => {
    player.pause()
    store.setState({ layer: 'type', editFrom: null, armed: false })
  })
  const keys = action('keys', t('actions.keys'), ['?', 'F1'], () => store.setState({ panel: 'keys', armed: false }))
  const escalate = action('escalate', t('actions.escalate'), ['F8', 'Control+Shift+KeyX'], () => void desk.escalate(), { everywhere: true })

  return {
    listen: [
      ...listen.all, ...answerActions(parts), edit, flow.accept, flow.previous, skip.open, skip.recuse, flow.undo, flow.redo,
      jump.list, jump.search, jump.batches, jump.mine, keys,
    ],
    type: type.all,
    tag: [],
    everywhere: [escalate],
    skip,
    jump,
    footer: {
      listen: [flow.accept, listen.play, edit, skip.open, flow.previous, flow.undo, jump.list, keys],
      type: type.footer,
      tag: [],
    },
    escalate,
  }
}
