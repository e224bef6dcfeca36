import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { EscalationSummary } from '../../shared/hub-api/escalations.ts'
import { nearTime } from '../ui/format.ts'
import { cx } from '../ui/cx.ts'
import pick from '../ui/PickList.module.css'
import css from './CaseList.module.css'
import { Clock } from './Clock.tsx'
import { metLate } from './clocks.ts'

/** A case as any list shows it. */
export type Line = Omit<EscalationSummary, 'filer' | 'awaits'> & Partial<Pick<EscalationSummary, 'awaits'>>

type CaseListProps = { label: string; cases: readonly Line[]; selected: string; onSelect(escalation: string): void }

/** All cases; the keys of the page move through it from wherever the focus is. */
export function CaseList({ label, cases, selected, onSelect }: CaseListProps) {
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    const line = document.getElementById(`case-${selected}`)
    if (line !== null && list.current !== null) bringIntoView(list.current, line)
  }, [selected])
  return (
    <ol ref={list} className={cx(pick['list'], css['list'])} aria-label={label} tabIndex={0} data-keys="listen">
      {cases.map(report => (
        <li key={report.escalation} id={`case-${report.escalation}`}>
          <button type="button" className={cx(pick['one'], css['case'])} aria-current={report.escalation === selected ? 'true' : undefined} onClick={() => onSelect(report.escalation)}>
            <Lines report={report} />
          </button>
        </li>
      ))}
    </ol>
  )
}

/** Scrolls the list alone: what Chromium calls nearest ends at the window, not at the footer in front of it. */
function bringIntoView(list: HTMLElement, line: HTMLElement): void {
  const [outer, inner] = [list.getBoundingClientRect(), line.getBoundingClientRect()]
  if (inner.top < outer.top) list.scrollTop -= outer.top - inner.top
  else if (inner.bottom > outer.bottom) list.scrollTop += inner.bottom - outer.bottom
  line.scrollIntoView({ block: 'nearest' })
}

function Lines({ report }: { report: Line }) {
  const { t } = useTranslation('safety')
  const { severity, category, happeningNow, receivedAt, acknowledgedAt, state, locale, assignee, awaits } = report
  const late = metLate(report)
  const seen = acknowledgedAt === null ? t('seenByNobody') : t('seen', { time: nearTime(acknowledgedAt) })
  return (
    <>
      <span className={css['severity']} data-severity={severity}>{severity}</span>
      <strong>{t(`category.${category}`)}, {t(happeningNow ? 'now' : 'notNow')}</strong>
      <Clock report={report} />
      <small>
        {acknowledgedAt === null ? null : <>{t(`state.${state}`)}{assignee === null ? null : <>, {t('hasIt', { assignee })}</>}. </>}
        {t('received', { time: nearTime(receivedAt) })}, {seen}{locale === null ? null : `. ${locale}`}
      </small>
      {late.length === 0 ? null : <small>{t('missedBefore', { clocks: late.map(({ kind }) => t(`clock.kind.${kind}`)).join(', ') })}</small>}
      {awaits === undefined || awaits === 'nobody' ? null : <small className={css['awaits']} data-awaits={awaits}>{t(`awaits.${awaits}`)}</small>}
    </>
  )
}
