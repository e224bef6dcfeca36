import type { EscalationCategory } from '../../shared/domain/escalation.ts'
import type { Action } from '../keys/action.ts'
import { categoryKeys } from './draft.ts'
import type { EscalatingStore } from './escalating.ts'

export type PanelLabels = {
  category(category: EscalationCategory): string
  happeningNow: string
  pauseAfter: string
  addWords: string
  send: string
  again: string
}

/** What the panel does with the focus, so that a screen reader follows the keys. */
export type PanelFocus = {
  category(category: EscalationCategory): void
  words(): void
  /** Whether Tab should lead into the boxes now: they are closed, and the focus is among the answers. */
  tabOpensWords(): boolean
  /** Whether arrow keys should lead to the answers: the focus is neither on one, which moves it itself, nor in a text. */
  arrowsLeadIn(): boolean
}

/** The keys of the panel, in the order of the design: answers, *not now*, words, break, send, and F8 for the bare alarm. */
export function panelActions(store: EscalatingStore, labels: PanelLabels, focus: PanelFocus): Action[] {
  const asking = (): boolean => store.getState().step === 'asking'
  const choose = (category: EscalationCategory): void => {
    store.change({ category })
    focus.category(category)
  }
  const answers = categoryKeys.map(({ category, keys }): Action => ({
    id: `escalate.${category}`, label: labels.category(category), keys, available: asking, run: () => choose(category),
  }))
  const first = categoryKeys[0]?.category ?? 'unsure'
  return [
    ...answers,
    {
      id: 'escalate.arrows', label: '', keys: ['ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowLeft'],
      available: () => asking() && focus.arrowsLeadIn(),
      run: () => choose(store.getState().draft.category ?? first),
    },
    {
      id: 'escalate.now', label: labels.happeningNow, keys: ['KeyN'],
      available: asking,
      run: () => store.change({ happeningNow: !store.getState().draft.happeningNow }),
    },
    { id: 'escalate.words', label: labels.addWords, keys: ['Tab'], available: () => asking() && focus.tabOpensWords(), run: focus.words },
    {
      id: 'escalate.pause', label: labels.pauseAfter, keys: ['KeyB'], available: asking,
      run: () => store.change({ pauseAfter: !store.getState().draft.pauseAfter }),
    },
    { id: 'escalate.send', label: labels.send, keys: ['Enter', 'NumpadEnter'], available: asking, run: () => void store.send() },
    { id: 'escalate.again', label: labels.again, keys: ['F8', 'Control+Shift+KeyX'], available: asking, run: () => void store.send(true) },
  ]
}
