import { useTranslation } from 'react-i18next'
import type { Failure } from '../../shared/contract/failure.ts'

/** The sentences for a failure: what happened, what is safe, what to do. */
export function useFailureText(): (failure: Failure) => string {
  const { t } = useTranslation('failures')
  return ({ reason, facts }) => t(reason, facts)
}
