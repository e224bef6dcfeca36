import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { EscalationSubject } from '../state/escalating.ts'
import { useWorkstation } from '../state/workstation.ts'
import { ActionKey } from '../ui/ActionKey.tsx'
import { Button } from '../ui/Button.tsx'
import type { EscalatingStore } from './escalating.ts'
import css from './FiledReport.module.css'
import { HelpContacts } from './HelpContacts.tsx'
import { keptOf } from './kept.ts'
import { PhoneLine } from './PhoneLine.tsx'
import { Progress } from './Progress.tsx'
import { useFiledActions } from './usePanel.ts'

/** After sending: the report's true state as it changes, somebody to talk to, and a break. */
export function FiledReport({ store, subject }: { store: EscalatingStore; subject: EscalationSubject }) {
  const { t } = useTranslation('escalate')
  const state = useStore(store)
  const { goOn, pauseNow } = useFiledActions(store)
  const filed = state.step === 'filed' ? state.filed : null
  const own = useStore(keptOf(useWorkstation()).own, reading => reading.value?.find(one => one.escalation === filed?.escalation))
  const breakFirst = state.draft.pauseAfter
  const ways = [
    { resting: true, label: t('pause') },
    { resting: false, label: t('goOn') },
  ]
  return (
    <>
      <p className={css['lead']}>{t('about', { position: subject.position })}{own === undefined ? '' : `: ${t(`category.${own.category}`)}, ${own.severity}`}</p>
      {own === undefined ? null : <Progress own={own} />}
      {own?.receivedAt === null ? <PhoneLine severity={own.severity} /> : null}
      <p className={css['meaning']}>{t('filedMeaning')}</p>
      <HelpContacts />
      <div className={css['row']}>
        <p role="status" className={css['pause']}>{t(filed?.pauseFailed === true ? 'pauseFailed' : 'pauseMeaning')}</p>
        {(breakFirst ? ways.toReversed() : ways).map(({ resting, label }) => {
          const main = resting === breakFirst
          return (
            <Button key={label} look={main ? 'primary' : 'plain'} autoFocus={main} onClick={() => void store.leave(resting)}>
              {label}
              {main ? <ActionKey of={goOn} tone="inherit" /> : resting ? <ActionKey of={pauseNow} /> : null}
            </Button>
          )
        })}
      </div>
    </>
  )
}
