import type { Action } from '../../keys/action.ts'
import { coarseMs } from '../desk/listening.ts'
import type { ActionParts } from './action-parts.ts'

/** What holds while typing. */
export function typeActions({ desk, player, action, t }: ActionParts): { footer: Action[]; all: Action[] } {
  const { store, listening } = desk
  const accept = action('type-accept', t('actions.accept'), ['Enter'], desk.accept)
  const play = action('type-play', t('actions.play'), ['F2', 'Control+KeyK'], listening.toggle)
  const silence = action('type-silence', t('actions.silenceType'), ['Escape'], () => {
    if (player.getState().playing) listening.silence()
    else store.setState({ layer: 'listen' })
  })
  return {
    footer: [accept, play, silence],
    all: [
      play,
      action('type-back', t('actions.back'), ['Control+KeyJ'], () => listening.seekBy(-coarseMs), { repeats: true }),
      action('type-forward', t('actions.forward'), ['Control+KeyL'], () => listening.seekBy(coarseMs), { repeats: true }),
      accept,
      silence,
    ],
  }
}
