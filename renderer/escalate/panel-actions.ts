import type { TFunction } from 'i18next'
import type { EscalationCategory } from '../../shared/domain/escalation.ts'
import type { Action } from '../keys/action.ts'
import { categoryKeys } from './draft.ts'
import type { DoorName } from './doors.ts'
import type { EscalatingStore } from './escalating.ts'

/** What the panel does with the focus, so that a screen reader follows the keys. */
export type PanelFocus = {
  category(category: EscalationCategory): void
  words(): void
  seconds(): void
  /** Whether Tab should lead into the boxes now: they are closed, and the focus is among the answers. */
  tabOpensWords(): boolean
  /** Whether arrow keys should lead to the answers: the focus is neither on one, which moves it itself, nor in a text. */
  arrowsLeadIn(): boolean
}

/** The ways out that are no report, and whether each is open now. */
export type PanelDoors = { may(door: DoorName): boolean; take(door: DoorName): void }

const doorKeys: readonly [DoorName, string][] = [['data', 'KeyD'], ['person', 'KeyP'], ['sound', 'KeyA']]

/** The keys of the panel: answers, *not now*, which clip and which seconds, words, side doors, send, and F8 for the bare alarm. */
export function panelActions(store: EscalatingStore, t: TFunction<'escalate'>, focus: PanelFocus, doors: PanelDoors): Action[] {
  const asking = (): boolean => store.getState().step === 'asking'
  const choose = (category: EscalationCategory): void => {
    store.change({ category })
    focus.category(category)
  }
  const answers = categoryKeys.map(({ category, keys }): Action => ({
    id: `escalate.${category}`, label: t(`category.${category}`), keys, run: () => choose(category),
    available: () => asking() && (category === 'misuse' || store.getState().about.at !== -1),
  }))
  const first = categoryKeys[0]?.category ?? 'unsure'
  const onClip = (): boolean => asking() && store.subject() !== null
  return [
    ...answers,
    ...doorKeys.map(([door, key]): Action => ({
      id: `escalate.${door}`, label: t(`door.${door}`), keys: [key], available: () => asking() && doors.may(door), run: () => doors.take(door),
    })),
    {
      id: 'escalate.rest', label: t('door.rest'), keys: ['KeyB'], available: () => asking() && doors.may('rest'),
      // Whoever has named a harm wants it told, and then rest.
      run() {
        if (store.getState().draft.category === null || !store.canSend()) return doors.take('rest')
        store.change({ pauseAfter: true })
        void store.send()
      },
    },
    {
      id: 'escalate.arrows', label: '', keys: ['ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowLeft'],
      available: () => onClip() && focus.arrowsLeadIn(),
      run: () => choose(store.getState().draft.category ?? first),
    },
    {
      id: 'escalate.now', label: t('happeningNow'), keys: ['KeyN'], available: asking,
      run: () => store.change({ happeningNow: !store.getState().draft.happeningNow }),
    },
    {
      id: 'escalate.clip', label: t('otherClip'), keys: ['KeyL'], run: store.switchClip,
      available: () => asking() && store.getState().about.candidates.length > (store.getState().draft.category === 'misuse' ? 0 : 1),
    },
    { id: 'escalate.seconds', label: t('seconds'), keys: ['KeyS'], available: onClip, run: focus.seconds },
    { id: 'escalate.words', label: t('addWords'), keys: ['Tab'], available: () => asking() && focus.tabOpensWords(), run: focus.words },
    { id: 'escalate.send', label: t('send'), keys: ['Enter', 'NumpadEnter'], available: store.canSend, run: () => void store.send() },
    {
      id: 'escalate.again', label: t('again'), keys: ['F8', 'Control+Shift+KeyX'], run: () => void store.send(true),
      available: () => asking() && store.getState().about.at !== -1,
    },
  ]
}
