import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import type { Failure } from '../../shared/contract/failure.ts'
import { Caution } from '../ui/Caution.tsx'
import { inWords } from '../ui/durations.ts'
import { FailureText } from '../ui/FailureText.tsx'
import { clockTime } from '../ui/format.ts'
import { NothingHere } from '../ui/NothingHere.tsx'
import { useNow } from '../ui/useNow.ts'
import css from './Freshness.module.css'

/** Of what is on the screen: when the hub gave it, and why there is nothing newer. */
type Read = { inbox: Pick<StoreApi<{ readAt: number | null; failure: Failure | null }>, 'getState' | 'getInitialState' | 'subscribe'> }

/** Nothing was read yet. */
export function Unread({ inbox }: Read) {
  const { t } = useTranslation('safety')
  const failure = useStore(inbox, state => state.failure)
  if (failure !== null && failure.code !== 'offline') return <NothingHere><FailureText failure={failure} /></NothingHere>
  return <NothingHere>{t(failure === null ? 'reading' : 'never')}</NothingHere>
}

export function Freshness({ inbox }: Read) {
  const { t } = useTranslation('safety')
  const { readAt, failure } = useStore(inbox)
  if (readAt === null) return null
  return <span>{failure === null ? t('live', { time: clockTime(readAt) }) : t('notLive')}</span>
}

/** Says so where what is shown may be out of date, and how old it is. */
export function Staleness({ inbox }: Read) {
  const { t } = useTranslation('safety')
  const { readAt, failure } = useStore(inbox)
  const now = useNow(1000)
  if (readAt === null || failure === null) return null
  if (failure.code !== 'offline') return <FailureText failure={failure} />
  return <Caution className={css['stale']}>{t('stale', { time: clockTime(readAt), age: inWords(Math.max(1000, now - readAt)) })}</Caution>
}
