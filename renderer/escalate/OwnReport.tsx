import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { MyEscalation } from '../../shared/contract/escalations.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { FailureText } from '../ui/FailureText.tsx'
import { dayAndTime } from '../ui/format.ts'
import { aboutText } from './about-text.ts'
import { answerBoxId, type OwnActions } from './own-actions.ts'
import type { OwnReports } from './own-reports.ts'
import css from './OwnEscalations.module.css'
import { PhoneLine } from './PhoneLine.tsx'
import { Progress } from './Progress.tsx'
import wordsCss from './Words.module.css'

type OwnReportProps = { report: MyEscalation; own: OwnReports; actions: OwnActions; selected: boolean }

/** One of the person's own reports: how it stands, what is asked about it, what was decided. */
export function OwnReport({ report, own, actions, selected }: OwnReportProps) {
  const { t } = useTranslation('escalate')
  const { texts, failure, said } = useStore(own)
  const { escalation, question, outcome, mistaken, receivedAt, severity, phoneCode } = report
  const word = said === 'answer_lead' ? 'answered' : said === 'decline_to_answer' ? 'declined' : null
  return (
    <li aria-current={selected} onPointerDown={() => { if (!selected) own.select(escalation) }}>
      <div className={css['report']} data-selected={selected ? '' : undefined}>
        <h2>{aboutText(t, report)}: {t(`category.${report.category}`)}, {severity}</h2>
        <p className={css['when']}>{dayAndTime(report.filedAt)}</p>
        <Progress own={report} />
        {receivedAt === null ? <PhoneLine grave={severity === 'S1'} code={phoneCode} /> : null}
        {outcome === null ? null : <p className={css['outcome']}><b>{t('outcome')}</b> {outcome}</p>}
        {mistaken ? <p className={css['outcome']}>{t('mistakenMeaning')}</p> : null}
        {question === null ? null : <p className={css['outcome']}><b>{t('asked')}</b> {question}</p>}
        {selected ? (
          <>
            {question === null ? null : (
              <label className={css['answer']}>
                <span>{t('answer')}</span>
                <textarea id={answerBoxId} className={wordsCss['box']} rows={2} maxLength={2000} value={texts[escalation] ?? ''} onChange={({ target }) => own.write(target.value)} />
                <small>{t('answerMeaning')}</small>
              </label>
            )}
            {word === null ? null : <p role="status" className={css['outcome']}>{t(word)}</p>}
            {failure === null ? null : <FailureText failure={failure} />}
            <div className={css['ways']}>
              {question === null ? null : <><ActionButton action={actions.write} /><ActionButton action={actions.send} /><ActionButton action={actions.decline} /></>}
              {mistaken ? null : <ActionButton action={actions.mistaken} />}
            </div>
          </>
        ) : null}
      </div>
    </li>
  )
}
