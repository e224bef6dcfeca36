import { skipCauses } from '../../../shared/domain/annotation.ts'
import type { Action } from '../../keys/action.ts'
import { digit, type ActionParts } from './action-parts.ts'

export type SkipActions = { open: Action; recuse: Action; causes: readonly Action[]; close: Action }

/** Leaving a clip for a cause: K, then a digit. */
export const skipActions = ({ desk: { store, listening, skip }, action, t }: ActionParts): SkipActions => ({
  open: action('skip', t('actions.skip'), ['KeyK'], () => store.setState({ panel: 'skip', armed: false })),
  recuse: action('recuse', t('actions.recuse'), ['KeyV'], () => skip('known_person')),
  causes: skipCauses.map((cause, index) => action(`skip-${cause}`, t(`skip.cause.${cause}`), digit(index + 1), () => skip(cause))),
  close: action('skip-close', t('actions.closePanel'), ['Escape', 'KeyK'], () => {
    store.setState({ panel: null })
    listening.silence()
  }),
})
