import type { Action } from '../../keys/action.ts'
import { coarseMs } from '../desk/listening.ts'
import type { ActionParts } from './action-parts.ts'

/** What holds while typing. */
export function typeActions({ desk, player, action, t, working }: ActionParts): { play: Action; footer: Action[]; all: Action[] } {
  const { listening, writing } = desk
  const accept = action('type-accept', t('actions.accept'), ['Enter'], desk.accept)
  const play = action('type-play', t('actions.play'), ['F2', 'Control+KeyK'], listening.toggle)
  const silence = action('type-silence', t('actions.silenceType'), ['Escape'], () => {
    if (player.getState().playing) listening.silence()
    else writing.leave()
  })
  const doubt = (id: string, label: string, key: string, step: 1 | -1): Action =>
    action(id, label, [key], () => writing.goToDoubt(step), { available: () => working() && writing.hasDoubt() })
  const nextDoubt = doubt('doubt-next', t('actions.nextDoubt'), 'Tab', 1)
  return {
    play,
    footer: [accept, play, nextDoubt, silence],
    all: [
      play,
      action('type-back', t('actions.back'), ['Control+KeyJ'], () => listening.seekBy(-coarseMs), { repeats: true }),
      action('type-forward', t('actions.forward'), ['Control+KeyL'], () => listening.seekBy(coarseMs), { repeats: true }),
      nextDoubt,
      doubt('doubt-previous', t('actions.previousDoubt'), 'Shift+Tab', -1),
      accept,
      silence,
    ],
  }
}
