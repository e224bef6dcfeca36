import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { EscalationSubject } from '../state/escalating.ts'
import { useWorkstation } from '../state/workstation.ts'
import { Button } from '../ui/Button.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import type { EscalatingStore } from './escalating.ts'
import css from './FiledReport.module.css'
import { HelpContacts } from './HelpContacts.tsx'
import { keptOf } from './kept.ts'
import { PhoneLine } from './PhoneLine.tsx'
import { Progress } from './Progress.tsx'

type FiledReportProps = { store: EscalatingStore; subject: EscalationSubject; onGoOn(): void }

/** After sending: the report's true state as it changes, somebody to talk to, and a break. */
export function FiledReport({ store, subject, onGoOn }: FiledReportProps) {
  const { t } = useTranslation('escalate')
  const state = useStore(store)
  const filed = state.step === 'filed' ? state.filed : null
  const own = useStore(keptOf(useWorkstation()).own, reading => reading.value?.find(one => one.escalation === filed?.escalation))
  if (filed === null) return null
  return (
    <>
      <p className={css['lead']}>{t('about', { position: subject.position })}{own === undefined ? '' : `: ${t(`category.${own.category}`)}, ${own.severity}`}</p>
      {own === undefined ? null : <Progress own={own} />}
      {own?.receivedAt === null ? <PhoneLine severity={own.severity} /> : null}
      <p className={css['meaning']}>{t('filedMeaning')}</p>
      <HelpContacts />
      <div className={css['row']}>
        <p role="status" className={css['pause']}>
          {t(filed.pause === 'running' ? 'paused' : filed.pause === 'failed' ? 'pauseFailed' : 'pauseMeaning')}
        </p>
        {filed.pause === 'running' ? null : (
          <Button onClick={() => void store.pause()}>{t('pause')}<Kbd pattern="KeyB" /></Button>
        )}
        <Button look="primary" autoFocus onClick={onGoOn}>{t('goOn')}<Kbd pattern="Enter" tone="inherit" /></Button>
      </div>
    </>
  )
}
