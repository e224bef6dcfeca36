import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClipPage } from '../../../shared/contract/clips.ts'
import { dayOf, seconds } from '../../ui/format.ts'
import css from './Heading.module.css'

/** Which clip this is, and why it may be listened to. */
export const Heading = memo(function Heading({ page, purpose }: { page: ClipPage; purpose: string }) {
  const { t } = useTranslation('review')
  const { position, durationMs, locale, day, state } = page
  return (
    <div className={css['heading']}>
      <h1>{t('heading.clip', { position })}</h1>
      <span>{t('heading.seconds', { seconds: seconds(durationMs) })}</span>
      <span>{locale}</span>
      {day === null ? null : <span>{dayOf(day)}</span>}
      <span className={css['purpose']}>{t('heading.purpose', { purpose })}</span>
      {state === 'submitted' || state === 'skipped' ? <span className={css['state']}>{t(`heading.${state}`)}</span> : null}
    </div>
  )
})
