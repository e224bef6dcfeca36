import type { TFunction } from 'i18next'
import type { Action } from '../../keys/action.ts'

/** Opens the form for a report that somebody reads out over the telephone. */
export const telephoneAction = (run: () => void, t: TFunction<'safety'>): Action =>
  ({ id: 'inbox.telephone', label: t('phone.open'), keys: ['KeyZ'], available: () => true, run })
