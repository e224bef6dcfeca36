import { useTranslation } from 'react-i18next'
import type { Failure } from '../../shared/contract/failure.ts'
import { clockTime, dayAndTime } from '../ui/format.ts'
import css from './Page.module.css'

/** Whether figures are of now, or from when. */
export function Freshness({ read, failure }: { read: { at: number; live: boolean } | null; failure: Failure | null }) {
  const { t } = useTranslation('supervisor')
  if (read === null) return null
  if (read.live && failure === null) return <span>{t('live', { time: clockTime(read.at) })}</span>
  return <span role="status" className={css['stale']}>{t('snapshot', { when: dayAndTime(read.at) })}</span>
}
