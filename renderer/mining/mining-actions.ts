import type { TFunction } from 'i18next'
import type { Action } from '../keys/action.ts'
import type { ActionGroup } from '../keys/groups.ts'
import { listActions, moved } from '../ui/list-actions.ts'
import type { Mining } from './open-mining.ts'

/** What the keys do in each stage: looking for words, choosing what they are called, judging. */
export type MiningActions = Record<'search' | 'choose' | 'judge', { footer: readonly Action[]; all: readonly Action[] }> & {
  /** Labels that have a digit. */
  labels: readonly Action[]
  escalate: Action
}

type Ways = {
  close(): void
  /** Goes to the clip in front on the clip screen. */
  open(): void
  escalate(): void
}

const digits = 9
const always = (): boolean => true

/** The way here, from wherever a reviewer works. */
export const mineAction = (t: TFunction<'mining'>, available: () => boolean, run: () => void): Action => ({
  id: 'mine', label: t('stage'), keys: ['KeyM'], available, run,
})

export function createMiningActions(mining: Mining, t: TFunction<'mining'>, ways: Ways): MiningActions {
  const { searching, choosing, judging, hearing, player } = mining
  const act = (id: string, label: string, keys: readonly string[], run: () => void, more: Partial<Action> = {}): Action => ({
    id: `mining-${id}`, label, keys, run, available: always, ...more,
  })
  const held = (id: string, label: string, key: string, run: () => void): Action => act(id, label, [key], run, { repeats: true })
  const moves = (id: string, move: (by: number) => void): Action[] => listActions(id, {
    next: t('actions.next'), previous: t('actions.previous'), pageNext: t('actions.pageNext'),
    pagePrevious: t('actions.pagePrevious'), first: t('actions.first'), last: t('actions.last'),
  }, move, always)

  const found = moves('mining', by => choosing.setState(({ at }) => ({ at: moved(at, by, searching.getState().matches.length) })))
  const choose = act('choose', t('actions.choose'), ['Enter'], () => {
    const match = searching.getState().matches[choosing.getState().at]
    if (match !== undefined) void choosing.choose(match)
  }, { available: () => searching.getState().matches.length > 0 })
  const close = act('close', t('actions.close'), ['Escape'], ways.close)

  const words = [
    held('shift-back', t('actions.shiftBack'), 'ArrowLeft', () => choosing.shift(-1)),
    held('shift-on', t('actions.shiftOn'), 'ArrowRight', () => choosing.shift(1)),
    held('shorten', t('actions.shorten'), 'Shift+ArrowLeft', () => choosing.extend(-1)),
    held('extend', t('actions.extend'), 'Shift+ArrowRight', () => choosing.extend(1)),
  ]
  const propose = act('propose', t('actions.propose'), ['Enter'], () => mining.propose())
  const back = act('back', t('actions.back'), ['Escape'], choosing.leave)
  const labels = Array.from({ length: digits }, (_, index) =>
    act(`label-${index + 1}`, t('actions.label', { nth: index + 1 }), [`Digit${index + 1}`, `Numpad${index + 1}`], () => mining.propose(index), {
      available: () => choosing.getState().choice?.labels[index] !== undefined,
    }))

  const judgeable = (): boolean => judging.getState().proposals[judging.getState().at]?.verdict === 'open'
  const there = (): boolean => judging.getState().proposals.length > 0
  const accept = act('accept', t('actions.accept'), ['Enter'], () => void judging.accept(), { available: judgeable })
  const refuse = act('refuse', t('actions.refuse'), ['KeyN', 'Backspace', 'Delete'], () => void judging.refuse(), { available: judgeable })
  const hear = act('hear', t('actions.hear'), ['Space'], () => void hearing.play(), { available: there })
  const hearAll = act('hear-all', t('actions.hearAll'), ['KeyR'], () => void hearing.playAll(), { available: there })
  const undo = act('undo', t('actions.undo'), ['KeyZ'], () => void judging.undo())
  const redo = act('redo', t('actions.redo'), ['Shift+KeyZ'], () => void judging.redo())
  const open = act('open', t('actions.open'), ['KeyO'], ways.open, { available: there })
  const judged = moves('mining-judge', by => {
    const { at, proposals } = judging.getState()
    void judging.goTo(moved(at, by, proposals.length))
  }).slice(0, 2)
  const silence = act('silence', t('actions.silence'), ['Escape'], () => {
    if (judging.getState().armed || player.getState().playing) {
      judging.disarm()
      hearing.silence()
    } else mining.leaveJudging()
  })

  return {
    search: { footer: [choose, ...found.slice(0, 2), close], all: [choose, ...found, close] },
    choose: {
      footer: [propose, ...words, back],
      all: [
        propose, ...words, back, ...labels,
        held('label-up', t('actions.labelUp'), 'ArrowUp', () => choosing.moveLabel(-1)),
        held('label-down', t('actions.labelDown'), 'ArrowDown', () => choosing.moveLabel(1)),
      ],
    },
    judge: {
      footer: [accept, refuse, hear, hearAll, undo, open, silence],
      all: [accept, refuse, hear, hearAll, open, silence, undo, redo, ...judged],
    },
    labels,
    escalate: { id: 'escalate', label: t('actions.escalate'), keys: ['F8', 'Control+Shift+KeyX'], everywhere: true, available: () => mining.stage() === 'judge' && there(), run: ways.escalate },
  }
}

/** The screen's actions by where they hold. */
export const miningGroups = ({ search, choose, judge }: MiningActions, t: TFunction<'mining'>): ActionGroup[] => [
  { id: 'mining-search', name: t('groups.search'), actions: search.all, typing: true },
  { id: 'mining-choose', name: t('groups.choose'), actions: choose.all },
  { id: 'mining-judge', name: t('groups.judge'), actions: judge.all },
]
