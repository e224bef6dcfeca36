import type { TFunction } from 'i18next'
import type { Action } from '../keys/action.ts'
import { listActions, moved } from '../ui/list-actions.ts'
import type { Mining } from './open-mining.ts'
import { chosenText } from './choosing.ts'

/** What the keys do in each stage: looking for words, choosing what they are called, judging. */
export type MiningActions = Record<'search' | 'choose' | 'judge', { footer: readonly Action[]; all: readonly Action[] }> & { escalate: Action }

const digits = 9

export function createMiningActions(mining: Mining, t: TFunction<'mining'>, leave: { close(): void; open(clip: string): void; escalate(clip: string | null): void }): MiningActions {
  const { searching, choosing, judging, hearing, player } = mining
  const always = (): boolean => true
  const act = (id: string, label: string, keys: readonly string[], run: () => void, more: Partial<Action> = {}): Action => ({
    id: `mining-${id}`, label, keys, run, available: always, ...more,
  })
  const labels = {
    next: t('actions.next'), previous: t('actions.previous'), pageNext: t('actions.pageNext'),
    pagePrevious: t('actions.pagePrevious'), first: t('actions.first'), last: t('actions.last'),
  }
  const frontClip = (): string | null => {
    const { proposals, at } = judging.getState()
    return mining.stage() === 'judge' ? (proposals[at]?.clip ?? null) : null
  }

  const moves = listActions('mining', labels, by => choosing.setState(({ at }) => ({ at: moved(at, by, searching.getState().matches.length) })), always)
  const choose = act('choose', t('actions.choose'), ['Enter', 'NumpadEnter'], () => {
    const match = searching.getState().matches[choosing.getState().at]
    if (match !== undefined) void choosing.choose(match)
  }, { available: () => searching.getState().matches.length > 0 })
  const close = act('close', t('actions.close'), ['Escape'], leave.close)

  const propose = (index: number): void => {
    const { choice } = choosing.getState()
    const label = choice?.labels[index]
    if (choice !== null && label !== undefined) mining.judge(chosenText(choice), label, choice.match.clip)
  }
  const wordMoves = [
    act('shift-back', t('actions.shiftBack'), ['ArrowLeft'], () => choosing.shift(-1), { repeats: true }),
    act('shift-on', t('actions.shiftOn'), ['ArrowRight'], () => choosing.shift(1), { repeats: true }),
    act('shorten', t('actions.shorten'), ['Shift+ArrowLeft'], () => choosing.extend(-1), { repeats: true }),
    act('extend', t('actions.extend'), ['Shift+ArrowRight'], () => choosing.extend(1), { repeats: true }),
  ]
  const accepted = act('propose', t('actions.propose'), ['Enter', 'NumpadEnter'], () => propose(choosing.getState().choice?.labelAt ?? 0))
  const back = act('back', t('actions.back'), ['Escape'], choosing.leave)

  const goBy = (by: number): void => {
    const { at, proposals } = judging.getState()
    void judging.goTo(moved(at, by, proposals.length))
  }
  const accept = act('accept', t('actions.accept'), ['Enter', 'NumpadEnter'], () => void judging.accept())
  const refuse = act('refuse', t('actions.refuse'), ['Backspace', 'Delete', 'KeyN'], () => void judging.refuse())
  const hear = act('hear', t('actions.hear'), ['Space'], () => void hearing.play())
  const hearAll = act('hear-all', t('actions.hearAll'), ['KeyR'], () => void hearing.playAll())
  const undo = act('undo', t('actions.undo'), ['KeyZ'], () => void judging.undo())
  const open = act('open', t('actions.open'), ['KeyO'], () => {
    const clip = frontClip()
    if (clip !== null) leave.open(clip)
  })
  const silence = act('silence', t('actions.silence'), ['Escape'], () => {
    if (player.getState().playing) hearing.silence()
    else mining.leaveJudging()
  })

  return {
    search: { footer: [choose, ...moves.slice(0, 2), close], all: [choose, ...moves, close] },
    choose: {
      footer: [accepted, ...wordMoves, back],
      all: [
        accepted, ...wordMoves, back,
        act('label-up', t('actions.labelUp'), ['ArrowUp'], () => choosing.moveLabel(-1), { repeats: true }),
        act('label-down', t('actions.labelDown'), ['ArrowDown'], () => choosing.moveLabel(1), { repeats: true }),
        ...Array.from({ length: digits }, (_, index) =>
          act(`label-${index + 1}`, t('actions.label', { label: index + 1 }), [`Digit${index + 1}`, `Numpad${index + 1}`], () => propose(index), {
            available: () => choosing.getState().choice?.labels[index] !== undefined,
          })),
      ],
    },
    judge: {
      footer: [accept, refuse, hear, hearAll, undo, open, silence],
      all: [
        accept, refuse, hear, hearAll, open, silence, undo,
        act('redo', t('actions.redo'), ['Shift+KeyZ'], () => void judging.redo()),
        ...listActions('mining-judge', labels, goBy, always),
      ],
    },
    escalate: act('escalate', t('actions.escalate'), ['F8', 'Control+Shift+KeyX'], () => leave.escalate(frontClip()), { everywhere: true }),
  }
}
