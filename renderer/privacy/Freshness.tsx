import { useTranslation } from 'react-i18next'
import type { Failure } from '../../shared/contract/failure.ts'
import { Caution } from '../ui/Caution.tsx'
import { FailureText } from '../ui/FailureText.tsx'
import { clockTime } from '../ui/format.ts'
import { NothingHere } from '../ui/NothingHere.tsx'

/** Of what is on the screen: when the hub gave it, null before it ever did, and why there is nothing newer. */
export type Read = { readAt: number | null; failure: Failure | null }

export function Freshness({ readAt, failure }: Read) {
  const { t } = useTranslation('privacy')
  return readAt === null || failure !== null ? null : <span>{t('live', { time: clockTime(readAt) })}</span>
}

/** Why there is nothing to see yet, or that what is seen may be out of date; nothing where all is fresh. */
export function Staleness({ readAt, failure }: Read) {
  const { t } = useTranslation('privacy')
  if (readAt === null && failure === null) return <NothingHere>{t('reading')}</NothingHere>
  if (failure === null) return null
  if (failure.code !== 'offline') return <FailureText failure={failure} />
  return readAt === null ? <NothingHere>{t('away')}</NothingHere> : <Caution>{t('stale', { time: clockTime(readAt) })}</Caution>
}
