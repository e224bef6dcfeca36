import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { EscalationSummary } from '../../../shared/hub-api/escalations.ts'
import { nearTime } from '../../ui/format.ts'
import css from './CaseHeading.module.css'

type HeadingProps = {
  report: Pick<EscalationSummary, 'severity' | 'category' | 'happeningNow' | 'state' | 'assignee' | 'acknowledgedAt'>
  children: ReactNode
}

/** What a case is and how it stands. */
export function CaseHeading({ report, children }: HeadingProps) {
  const { t } = useTranslation('safety')
  const { severity, category, happeningNow, state, assignee, acknowledgedAt } = report
  return (
    <header className={css['heading']}>
      <div>
        <h2><span data-severity={severity}>{severity}</span> {t(`category.${category}`)}, {t(happeningNow ? 'now' : 'notNow')}</h2>
        <p role="status">
          {t(`state.${state}`)}, {assignee === null ? t('nobodyHasIt') : t('hasIt', { assignee })}
          {acknowledgedAt === null ? null : <>, {t('acknowledgedAt', { time: nearTime(acknowledgedAt) })}</>}
        </p>
      </div>
      {children}
    </header>
  )
}
