import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { acknowledgeWithinMs } from '../../shared/domain/escalation.ts'
import { Button } from '../ui/Button.tsx'
import { inWords } from '../ui/durations.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { severityOfDraft } from './draft.ts'
import type { EscalatingStore } from './escalating.ts'
import css from './FiledReport.module.css'

/** After sending in practice: what would have happened, because nothing did. */
export function Rehearsed({ store }: { store: EscalatingStore }) {
  const { t } = useTranslation('escalate')
  const draft = useStore(store, state => state.draft)
  const within = inWords(acknowledgeWithinMs[severityOfDraft(draft)])
  return (
    <>
      <p className={css['meaning']}>{t('rehearsal.safe')}</p>
      <p className={css['meaning']}>{t('rehearsal.clock', { time: within })}</p>
      <p className={css['meaning']}>{t('rehearsal.clip')}</p>
      <p className={css['meaning']}>{t('rehearsal.outcome')}</p>
      <div className={css['row']}>
        <Button look="primary" autoFocus onClick={() => void store.leave()}>{t('goOn')}<Kbd pattern="Enter" tone="inherit" /></Button>
      </div>
    </>
  )
}
