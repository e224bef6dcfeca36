import { questionOf } from '../../../shared/domain/task.ts'
import type { Action } from '../../keys/action.ts'
import { readsLeftwards } from '../desk/word-cursor.ts'
import { digit, type ActionParts } from './action-parts.ts'

export type SensitiveActions = {
  open: Action
  classes: readonly Action[]
  edges: readonly Action[]
  /** What the panel offers beside the classes. */
  tools: readonly Action[]
  all: readonly Action[]
}

const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9]
/** What one press moves an edge of a span by. */
const nudgeMs = 50

/** Marking what is sensitive: X, then the digit of its class. */
export function sensitiveActions({ desk, action, t, working }: ActionParts): SensitiveActions {
  const { store, marking } = desk
  const question = () => {
    const { work } = store.getState()
    return work === null ? null : questionOf(work.batch.task, 'sensitive')
  }
  const classes = digits.map((number, index) =>
    action(`sensitive-${number}`, t('actions.class', { number }), digit(number), () => {
      const kind = question()?.classes[index]
      if (kind !== undefined) marking.classify(kind)
    }, { available: () => working() && question()?.classes[index] !== undefined }),
  )
  const leftwards = (): boolean => readsLeftwards(store.getState().work?.draft.transcript ?? '')
  const arrow = (id: string, label: string, key: string, to: (step: 1 | -1) => void, step: 1 | -1): Action =>
    action(id, label, [key], () => to(leftwards() ? (step === 1 ? -1 : 1) : step), { repeats: true })
  const nudge = (id: string, label: string, key: string, edge: 'from' | 'to', ms: number): Action =>
    action(id, label, [key], () => marking.nudge(edge, ms), { repeats: true, available: () => working() && (store.getState().marking?.time ?? null) !== null })

  const hear = action('sensitive-hear', t('actions.hearSpan'), ['Space'], marking.hear)
  const remove = action('sensitive-remove', t('actions.removeSpan'), ['Backspace', 'Delete'], marking.remove, {
    available: () => working() && (store.getState().marking?.at ?? null) !== null,
  })
  const close = action('sensitive-close', t('actions.closePanel'), ['Escape', 'KeyX', 'Enter'], () => {
    desk.listening.silence()
    marking.leave()
  })
  const edges = [
    nudge('from-earlier', t('actions.fromEarlier'), 'Control+ArrowLeft', 'from', -nudgeMs),
    nudge('from-later', t('actions.fromLater'), 'Control+ArrowRight', 'from', nudgeMs),
    nudge('to-earlier', t('actions.toEarlier'), 'Control+Shift+ArrowLeft', 'to', -nudgeMs),
    nudge('to-later', t('actions.toLater'), 'Control+Shift+ArrowRight', 'to', nudgeMs),
  ]
  return {
    open: action('sensitive', t('actions.sensitive'), ['KeyX'], marking.begin, { available: () => working() && question() !== null }),
    classes,
    edges,
    tools: [hear, remove, close],
    all: [
      ...classes, hear, remove, close, ...edges,
      arrow('sensitive-left', t('actions.wordLeft'), 'ArrowLeft', marking.move, -1),
      arrow('sensitive-right', t('actions.wordRight'), 'ArrowRight', marking.move, 1),
      arrow('sensitive-extend-left', t('actions.extendLeft'), 'Shift+ArrowLeft', marking.extend, -1),
      arrow('sensitive-extend-right', t('actions.extendRight'), 'Shift+ArrowRight', marking.extend, 1),
      action('sensitive-start', t('actions.markStart'), ['KeyI'], marking.markStart),
      action('sensitive-end', t('actions.markEnd'), ['KeyO'], marking.markEnd),
    ],
  }
}
