import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { awaitedBy } from '../awaited.ts'
import type { EscalationCase, EscalationSummary } from '../../../shared/hub-api/escalations.ts'
import { isClosed } from '../../../shared/domain/case-rules.ts'
import { Clock } from '../Clock.tsx'
import type { Casework } from '../casework.ts'
import type { CaseSound } from '../sound/case-sound.ts'
import { Recording } from '../sound/Recording.tsx'
import type { SoundActions } from '../sound/sound-actions.ts'
import { CaseActions } from '../steps/CaseActions.tsx'
import { choicesIn } from '../steps/choices.ts'
import { StepForm } from '../steps/StepForm.tsx'
import { useOffered } from '../steps/useOffered.ts'
import { CaseFacts, Source } from './CaseFacts.tsx'
import { CaseHeading } from './CaseHeading.tsx'
import css from './CasePage.module.css'
import { Clocks } from './Clocks.tsx'
import { Custody } from './Custody.tsx'
import { Similar } from './Similar.tsx'
import { Waiting } from './Waiting.tsx'
import { waitingIn } from './waiting.ts'

type CasePageProps = { casework: Casework; sound: CaseSound; soundActions: SoundActions; report: EscalationCase; cases: readonly EscalationSummary[] }

/** One case: what can be done, what was said, what may be heard, what the filer tells, and everyone who touched it. */
export function CasePage({ casework: { inbox, stepping }, sound, soundActions, report, cases }: CasePageProps) {
  const { t } = useTranslation('safety')
  const form = useStore(stepping, state => state.form)
  const choices = useMemo(() => choicesIn(report), [report])
  const waiting = useMemo(() => waitingIn(report), [report])
  const { escalation, state, requests } = report
  const offered = useOffered({ escalation, choice: form?.choice ?? null, cases, similar: report.similar })
  const exportable = requests.some(request => request.kind === 'export' && request.state === 'approved') && choices.some(({ id }) => id === 'note')
  return (
    <article className={css['page']} tabIndex={0} aria-label={`${report.severity}, ${t(`category.${report.category}`)}`}>
      <CaseHeading report={report}><Clock report={report} /></CaseHeading>
      <CaseActions stepping={stepping} choices={choices} state={state} escalation={escalation} evidence={exportable} />
      <Waiting waiting={waiting} yours={awaitedBy(choices)} />
      {form === null ? null : <StepForm stepping={stepping} form={form} offered={offered} />}
      <section>
        <h2>{t('record.said')}</h2>
        <p className={css['said']} lang={report.locale ?? undefined}>{report.transcript === '' ? <i>{t('record.saidNothing')}</i> : report.transcript}</p>
      </section>
      <Recording sound={sound} actions={soundActions} loudness={report.loudness} isClosed={isClosed(state)} />
      {report.source === null ? null : <Source source={report.source} />}
      <CaseFacts report={report} />
      <Clocks clocks={report.clocks} />
      <Similar similar={report.similar} isListed={id => cases.some(one => one.escalation === id)} onShow={inbox.select} />
      <Custody custody={report.custody} history={report.history} zone={report.zone} />
    </article>
  )
}
