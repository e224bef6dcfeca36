import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { EscalationSummary } from '../../shared/hub-api/escalations.ts'
import { clockTime } from '../ui/format.ts'
import css from './CaseList.module.css'
import { Clock } from './Clock.tsx'
import type { InboxStore } from './inbox.ts'

type CaseListProps = { store: InboxStore; cases: readonly EscalationSummary[]; selected: string }

/** All cases; the keys of the inbox move through it from wherever the focus is. */
export function CaseList({ store, cases, selected }: CaseListProps) {
  const { t } = useTranslation('safety')
  useEffect(() => {
    document.getElementById(`case-${selected}`)?.scrollIntoView({ block: 'nearest' })
  }, [selected])
  return (
    <div role="listbox" tabIndex={0} aria-label={t('list')} aria-activedescendant={`case-${selected}`} className={css['list']}>
      {cases.map(report => (
        <div
          key={report.escalation}
          id={`case-${report.escalation}`}
          role="option"
          aria-selected={report.escalation === selected}
          className={css['case']}
          onClick={() => store.select(report.escalation)}
        >
          <span className={css['severity']} data-severity={report.severity}>{report.severity}</span>
          <strong>{t(`category.${report.category}`)}, {t(report.happeningNow ? 'now' : 'notNow')}</strong>
          <Clock report={report} />
          <small>
            {t('received', { time: clockTime(report.receivedAt) })},{' '}
            {report.acknowledgedAt === null ? t('seenByNobody') : t('seen', { time: clockTime(report.acknowledgedAt) })}
            {report.locale === null ? null : `. ${report.locale}`}
          </small>
        </div>
      ))}
    </div>
  )
}
