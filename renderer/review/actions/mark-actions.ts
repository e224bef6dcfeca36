import { questionOf } from '../../../shared/domain/task.ts'
import type { TranscriptMark } from '../../../shared/domain/annotation.ts'
import type { Action } from '../../keys/action.ts'
import { startsFromHypothesis } from '../desk/writing.ts'
import { digit, type ActionParts } from './action-parts.ts'

export type MarkActions = {
  /** Listening: the span between two marks, background speech, and the transcript's own marks. */
  listen: readonly Action[]
  /** Takes the marks away, in silence; it has Esc to itself while it is available. */
  clear: Action
  open: Action
  marks: readonly Action[]
  close: Action
  compare: Action
  restore: Action
}

/** Marks in time and in the text, and the transcript beside what the recogniser heard. */
export function markActions({ desk, player, action, t, working }: ActionParts): MarkActions {
  const { store, marking, writing } = desk
  const transcript = () => {
    const { work } = store.getState()
    return work === null ? null : questionOf(work.batch.task, 'transcript')
  }
  const differs = (): boolean => {
    const { work } = store.getState()
    return working() && work !== null && startsFromHypothesis(work) && work.draft.transcript !== work.page.hypothesis
  }
  const close = action('marks-close', t('actions.closePanel'), ['Escape', 'KeyU'], () => store.setState({ panel: null }))
  const open = action('marks', t('actions.marks'), ['KeyU'], () => store.setState({ panel: 'marks', armed: false }), {
    available: () => working() && (transcript()?.marks.length ?? 0) > 0,
  })
  const compare = action('compare', t('actions.compare'), ['KeyC'], () => store.setState(({ comparing }) => ({ comparing: !comparing })), { available: differs })
  const restore = action('restore', t('actions.restore'), ['Shift+KeyC'], writing.restore, { available: differs })
  const mark = (kind: TranscriptMark, index: number): Action =>
    action(`mark-${kind}`, t(`mark.${kind}`), digit(index + 1), () => marking.write(kind), { available: () => working() && transcript()?.marks.includes(kind) === true })

  /** Escape is silence first, also for sound that has been asked for and is about to begin. */
  function clear(): void {
    desk.listening.silence()
    marking.clear()
  }

  return {
    listen: [
      action('mark-start', t('actions.markStart'), ['KeyI'], marking.markStart),
      action('mark-end', t('actions.markEnd'), ['KeyO'], marking.markEnd),
      action('background', t('actions.background'), ['KeyN'], marking.background, { available: () => working() && transcript()?.background === true }),
      open, compare, restore,
    ],
    clear: action('mark-clear', t('actions.markClear'), ['Escape'], clear, {
      available: () => working() && !player.getState().playing && store.getState().selection !== null,
    }),
    open,
    marks: (['unintelligible', 'overlap', 'noise'] as const).map(mark),
    close,
    compare,
    restore,
  }
}
