import { questionOf } from '../../../shared/domain/task.ts'
import type { Action } from '../../keys/action.ts'
import { readsLeftwards } from '../desk/word-cursor.ts'
import { shownWords, wordAt } from '../transcript/lighting.ts'
import { wordsWithin } from '../desk/just-heard.ts'
import { digit, type ActionParts } from './action-parts.ts'

export type TagActions = {
  open: Action
  remove: Action
  /** The first nine labels, a digit each. */
  labels: readonly Action[]
  footer: readonly Action[]
  all: readonly Action[]
  /** The same digits with Alt, while typing. */
  whileTyping: readonly Action[]
}

const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9]

/** Labelling words: T, then a digit. */
export function tagActions({ desk, player, action, t, working }: ActionParts): TagActions {
  const { store, labelling, writing, listening } = desk
  const asked = (): boolean => {
    const { work } = store.getState()
    return working() && work !== null && questionOf(work.batch.task, 'slots') !== null && work.draft.transcript.trim() !== ''
  }
  const leftwards = (): boolean => readsLeftwards(store.getState().work?.draft.transcript ?? '')
  const finding = () => store.getState().finding

  const open = action('tag', t('actions.tag'), ['KeyT'], () => {
    const { work, selection } = store.getState()
    if (work === null) return
    const words = shownWords(work.page.words, work.draft.transcript)
    const heard = wordAt(words, player.position())
    player.pause()
    labelling.begin(selection === null ? (heard === null ? null : { from: heard, to: heard + 1 }) : wordsWithin(words, selection))
  }, { available: asked })

  const labels = digits.map((number, index) => {
    const label = () => labelling.labels()[index]
    return action(`label-${number}`, t('actions.label', { number }), digit(number), () => labelling.label(label() ?? ''), {
      overText: true, available: () => working() && label() !== undefined,
    })
  })
  /** An arrow points the way the eye goes, whichever way the words are read. */
  const arrow = (id: string, label: string, key: string, to: (step: 1 | -1) => void, step: 1 | -1): Action =>
    action(id, label, [key], () => to(leftwards() ? (step === 1 ? -1 : 1) : step), { repeats: true })
  const confirm = action('label-take', t('actions.takeLabel'), ['Enter'], () => labelling.label(labelling.labels()[finding().at] ?? ''), {
    available: () => working() && labelling.labels()[finding().at] !== undefined,
  })
  const remove = action('label-remove', t('actions.removeLabel'), ['Backspace', 'Delete'], labelling.remove, {
    available: () => working() && finding().typed === '',
  })
  const nextKnown = action('known-next', t('actions.nextKnown'), ['Tab'], () => labelling.nextKnown(1))
  const leave = action('tag-leave', t('actions.leaveTag'), ['Escape'], () => {
    if (player.getState().playing) listening.silence()
    else labelling.leave()
  })
  const right = arrow('word-right', t('actions.wordRight'), 'ArrowRight', labelling.move, 1)
  const extendRight = arrow('extend-right', t('actions.extendRight'), 'Shift+ArrowRight', labelling.extend, 1)

  return {
    open,
    remove,
    labels,
    footer: [confirm, right, extendRight, nextKnown, remove, leave],
    all: [
      ...labels, confirm,
      arrow('word-left', t('actions.wordLeft'), 'ArrowLeft', labelling.move, -1), right,
      arrow('extend-left', t('actions.extendLeft'), 'Shift+ArrowLeft', labelling.extend, -1), extendRight,
      action('label-up', t('actions.up'), ['ArrowUp'], () => labelling.moveTo(finding().at - 1), { repeats: true }),
      action('label-down', t('actions.down'), ['ArrowDown'], () => labelling.moveTo(finding().at + 1), { repeats: true }),
      nextKnown, action('known-previous', t('actions.previousKnown'), ['Shift+Tab'], () => labelling.nextKnown(-1)),
      remove, leave,
    ],
    whileTyping: digits.map((number, index) =>
      action(`type-label-${number}`, t('actions.label', { number }), digit(number).map(key => `Alt+${key}`), () => {
        const words = writing.selected()
        const label = labelling.labels()[index]
        if (words !== null && label !== undefined) labelling.labelWords(words, label)
      }, { available: asked }),
    ),
  }
}
