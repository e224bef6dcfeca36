import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { TeamEscalation } from '../../../shared/hub-api/escalations.ts'
import { useKeyLayer } from '../../keys/useKeyLayer.ts'
import { useWorkstation } from '../../state/workstation.ts'
import { nearTime, seconds } from '../../ui/format.ts'
import { awaitedBy } from '../awaited.ts'
import { CaseHeading } from '../case/CaseHeading.tsx'
import css from '../case/CasePage.module.css'
import { Clocks } from '../case/Clocks.tsx'
import { Waiting } from '../case/Waiting.tsx'
import { CasesFrame } from '../CasesFrame.tsx'
import { Clock } from '../Clock.tsx'
import { Counters } from '../Counters.tsx'
import { movingActions } from '../moving-actions.ts'
import { CaseActions } from '../steps/CaseActions.tsx'
import { stepActions } from '../steps/step-actions.ts'
import { StepForm } from '../steps/StepForm.tsx'
import { useOffered } from '../steps/useOffered.ts'
import { createTeamCasework, teamChoices, type TeamCasework } from './team-casework.ts'

/** A team's open escalations for its supervisor: how they stand, never who raised one. */
export function TeamCases({ status }: { status: ReactNode }) {
  const { t } = useTranslation('safety')
  const { client, announcer } = useWorkstation()
  const [casework] = useState(() => createTeamCasework({
    client, now: Date.now, onTaken: step => announcer.announce(t('step.taken', { deed: t(`record.did.${step.action}`) })),
  }))
  const { inbox, stepping, front } = casework
  useEffect(() => casework.follow(), [casework])
  const actions = useMemo(() => [...movingActions(inbox, t), ...stepActions(stepping, front, t)], [inbox, stepping, front, t])
  useKeyLayer(useMemo(() => ({ name: 'inbox', title: t('place'), actions }), [actions, t]))
  return (
    <CasesFrame
      inbox={inbox}
      status={status}
      words="team"
      renderBeside={cases => (cases === null ? null : <Counters cases={cases} />)}
      renderPage={(open, cases) => <TeamCase key={open.escalation} casework={casework} report={open} cases={cases} />}
    />
  )
}

function TeamCase({ casework: { stepping }, report, cases }: { casework: TeamCasework; report: TeamEscalation; cases: readonly TeamEscalation[] }) {
  const { t } = useTranslation('safety')
  const form = useStore(stepping, state => state.form)
  const choices = useMemo(() => teamChoices(report), [report])
  const waiting = useMemo(() => report.proposals.map(step => ({ actor: '', step })), [report])
  const { escalation, state, locale, durationMs, receivedAt } = report
  const offered = useOffered({ escalation, choice: form?.choice ?? null, cases, similar: [] })
  return (
    <article className={css['page']} tabIndex={0} aria-label={`${report.severity}, ${t(`category.${report.category}`)}`}>
      <CaseHeading report={report}><Clock report={report} /></CaseHeading>
      <CaseActions stepping={stepping} choices={choices} state={state} escalation={escalation} evidence={false} />
      <Waiting waiting={waiting} yours={awaitedBy(choices)} />
      {form === null ? null : <StepForm stepping={stepping} form={form} offered={offered} />}
      <p>{t('team.rights')}</p>
      <Clocks clocks={report.clocks} />
      <p>{t('team.facts', { locale: locale ?? '?', duration: durationMs === null ? '?' : seconds(durationMs), time: nearTime(receivedAt) })}</p>
    </article>
  )
}
