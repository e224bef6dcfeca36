import type { Action } from '../../keys/action.ts'
import type { ActionParts } from './action-parts.ts'
import { batchActions, type BatchActions } from './batch-actions.ts'
import { jumpListActions, type JumpListActions } from './jump-list-actions.ts'

export type JumpActions = Record<'list' | 'search' | 'batches', Action> & {
  /** What the open panels can do, for those who only have to know their keys. */
  inList: JumpListActions
  inBatches: BatchActions
}

const nothing = (): void => undefined

/** To any other clip: by the list of all, by its words, or by its batch. */
export function jumpActions({ desk: { store }, player, working, action, t }: ActionParts): JumpActions {
  const open = (panel: 'jump' | 'batches') => (): void => {
    player.pause()
    store.setState({ panel, armed: false })
  }
  const several = (): boolean => store.getState().rows.some(({ batch }, _, [first]) => batch !== first?.batch)
  return {
    list: action('jump', t('actions.jump'), ['KeyJ'], open('jump')),
    search: action('search', t('actions.search'), ['Slash', '/'], open('jump')),
    batches: action('batches', t('actions.batches'), ['Shift+KeyJ'], open('batches'), {
      available: () => working() && several(),
      whyNot: () => (several() ? t('whyNot.reporting') : t('whyNot.oneBatch')),
    }),
    inList: jumpListActions(t, { open: nothing, move: nothing, show: nothing, close: nothing }),
    inBatches: batchActions(t, { go: nothing, may: () => false, close: nothing }),
  }
}
