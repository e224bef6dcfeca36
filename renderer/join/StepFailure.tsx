import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { Caution } from '../ui/Caution.tsx'
import { FailureText } from '../ui/FailureText.tsx'
import type { JoiningStore } from './joining.ts'

/** Why the last attempt failed, null where it did not. Without a hub nobody joins, and there is no work yet to be safe. */
export function StepFailure({ store }: { store: JoiningStore }) {
  const { t } = useTranslation('join')
  const failure = useStore(store, state => state.failure)
  if (failure === null) return null
  return failure.code === 'offline' ? <Caution>{t('hubAway')}</Caution> : <FailureText failure={failure} />
}
