import type { TFunction } from 'i18next'
import { skipCauses, wakeVerdicts } from '../../shared/domain/annotation.ts'
import type { Action } from '../keys/action.ts'
import type { Player } from '../player/player.ts'
import type { Desk } from './desk.ts'
import { coarseMs, fineMs } from './listening.ts'

/** Everything a reviewer can do with the clip in front, by the layer in which it holds. */
export type ReviewActions = {
  listen: readonly Action[]
  type: readonly Action[]
  everywhere: readonly Action[]
  skip: { causes: readonly Action[]; close: Action }
  /** Those that the footer shows while listening, and while typing. */
  footer: { listen: readonly Action[]; type: readonly Action[] }
  escalate: Action
}

const digit = (number: number): string[] => [`Digit${number}`, `Numpad${number}`]

export function createReviewActions(desk: Desk, player: Player, t: TFunction<'review'>): ReviewActions {
  const { store, listening } = desk
  const working = (): boolean => store.getState().work !== null && !store.getState().escalating
  const action = (id: string, label: string, keys: readonly string[], run: () => void, more: Partial<Action> = {}): Action => ({
    id, label, keys, run, available: working, ...more,
  })
  const seek = (id: string, label: string, key: string, ms: number): Action =>
    action(id, label, [key], () => listening.seekBy(ms), { repeats: true })
  const edit = (): void => {
    player.pause()
    store.setState({ layer: 'type', editFrom: null, armed: false })
  }
  const asks = (kind: 'wake' | 'quality') => store.getState().work?.batch.task.questions.find(question => question.kind === kind)

  /** A digit answers whichever question is in front: the verdict, or one of the qualities. */
  function answer(index: number): void {
    const { question } = store.getState()
    const options = asks(question)
    const verdict = wakeVerdicts[index]
    if (question === 'wake' && verdict !== undefined) desk.answerWake(verdict)
    const quality = options?.kind === 'quality' ? options.options[index] : undefined
    if (quality !== undefined) desk.toggleQuality(quality)
  }
  const answers = wakeVerdicts.map((verdict, index) =>
    action(`answer-${index + 1}`, t('actions.wake', { verdict: t(`wake.${verdict}`) }), digit(index + 1), () => answer(index), {
      available() {
        const options = asks(store.getState().question)
        if (!working() || options === undefined) return false
        return options.kind === 'wake' ? options.options.includes(verdict) : options.kind === 'quality' && index < options.options.length
      },
    }),
  )

  const play = action('play', t('actions.play'), ['Space'], listening.toggle)
  const accept = action('accept', t('actions.accept'), ['Enter'], desk.accept)
  const startEditing = action('edit', t('actions.edit'), ['KeyE'], edit)
  const openSkip = action('skip', t('actions.skip'), ['KeyK'], () => store.setState({ panel: 'skip', armed: false }))
  const previous = action('previous', t('actions.previous'), ['Shift+Enter'], desk.previous)
  const undo = action('undo', t('actions.undo'), ['KeyZ'], () => void desk.undo())
  const openKeys = action('keys', t('actions.keys'), ['?', 'F1'], () => store.setState({ panel: 'keys', armed: false }))
  const playTyping = action('type-play', t('actions.play'), ['F2', 'Control+KeyK'], listening.toggle)
  const silenceType = action('type-silence', t('actions.silenceType'), ['Escape'], () => {
    if (player.getState().playing) listening.silence()
    else store.setState({ layer: 'listen' })
  })
  const escalate = action('escalate', t('actions.escalate'), ['F8', 'Control+Shift+KeyX'], () => void desk.escalate(), { everywhere: true })

  return {
    listen: [
      play,
      action('replay', t('actions.replay'), ['KeyR'], listening.replay),
      seek('back', t('actions.back'), 'KeyA', -coarseMs),
      seek('forward', t('actions.forward'), 'KeyD', coarseMs),
      seek('back-fine', t('actions.backFine'), 'Shift+KeyA', -fineMs),
      seek('forward-fine', t('actions.forwardFine'), 'Shift+KeyD', fineMs),
      action('faster', t('actions.faster'), ['KeyW'], listening.faster),
      action('slower', t('actions.slower'), ['KeyS'], listening.slower),
      ...answers,
      startEditing,
      accept,
      previous,
      openSkip,
      undo,
      action('redo', t('actions.redo'), ['Shift+KeyZ'], () => void desk.redo()),
      action('silence', t('actions.silence'), ['Escape'], listening.silence),
      openKeys,
    ],
    type: [
      playTyping,
      seek('type-back', t('actions.back'), 'Control+KeyJ', -coarseMs),
      seek('type-forward', t('actions.forward'), 'Control+KeyL', coarseMs),
      action('type-accept', t('actions.accept'), ['Enter'], desk.accept),
      silenceType,
    ],
    everywhere: [escalate],
    skip: {
      causes: skipCauses.map((cause, index) => action(`skip-${cause}`, t(`skip.cause.${cause}`), digit(index + 1), () => desk.skip(cause))),
      close: action('skip-close', t('actions.closePanel'), ['Escape', 'KeyK'], () => {
        store.setState({ panel: null })
        listening.silence()
      }),
    },
    footer: {
      listen: [accept, play, startEditing, openSkip, previous, undo, openKeys],
      type: [action('type-accept', t('actions.accept'), ['Enter'], desk.accept), playTyping, silenceType],
    },
    escalate,
  }
}
