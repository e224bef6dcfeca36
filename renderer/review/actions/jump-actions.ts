import type { Action } from '../../keys/action.ts'
import type { ActionParts } from './action-parts.ts'

export type JumpActions = Record<'list' | 'search' | 'batches' | 'mine', Action>

/** To any other clip: by the list of all, by its words, by its batch; and to where words are labelled all at once. */
export function jumpActions({ desk, player, action, t }: ActionParts): JumpActions {
  const open = (panel: 'jump' | 'batches') => (): void => {
    player.pause()
    desk.store.setState({ panel, armed: false })
  }
  return {
    list: action('jump', t('actions.jump'), ['KeyJ'], open('jump')),
    search: action('search', t('actions.search'), ['/'], open('jump')),
    batches: action('batches', t('actions.batches'), ['Shift+KeyJ'], open('batches')),
    mine: action('mine', t('actions.mine'), ['KeyM'], () => void desk.mine()),
  }
}
