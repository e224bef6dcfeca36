import type { TFunction } from 'i18next'
import type { Action } from '../../keys/action.ts'
import type { ProofStore } from './proof.ts'

/** Has the hub verified, unless it is being verified already. */
export const verifyAction = (store: ProofStore, t: TFunction<'privacy'>, mayAsk: boolean): Action => ({
  id: 'proof.verify', label: t('proof.ask'), keys: ['KeyV'],
  available: () => mayAsk && store.getState().audit?.askedAt === null,
  run: () => void store.ask(),
})
