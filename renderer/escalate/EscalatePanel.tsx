import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { EscalationOutcome, RaisedFrom } from '../state/escalating.ts'
import { useWorkstation } from '../state/workstation.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Asking } from './Asking.tsx'
import css from './EscalatePanel.module.css'
import { createEscalating } from './escalating.ts'
import { FiledReport } from './FiledReport.tsx'
import { keptOf } from './kept.ts'
import { Rehearsed } from './Rehearsed.tsx'
import { useFiledActions, usePanel } from './usePanel.ts'

type EscalatePanelProps = {
  raised: RaisedFrom
  /** Called once, when the panel is left; what was entered and not sent stays as a draft. */
  onLeave(outcome: EscalationOutcome): void
  /** Nothing is filed: the panel says so, and afterwards what would have happened. */
  rehearsal: boolean
}

/** Where a reviewer tells of harm: three keys at most, no words needed, and afterwards the true state of the report. */
export function EscalatePanel({ raised, onLeave, rehearsal }: EscalatePanelProps) {
  const { t } = useTranslation('escalate')
  const workstation = useWorkstation()
  const [store] = useState(() => createEscalating({
    client: workstation.client, raised, drafts: keptOf(workstation).drafts, newId: () => crypto.randomUUID(), onLeave,
  }))
  const filed = useStore(store, state => state.step === 'filed')
  const panel = usePanel(store)
  const afterwards = useFiledActions(store)
  const filedActions = useMemo(() => (rehearsal ? [afterwards.goOn] : Object.values(afterwards)), [afterwards, rehearsal])
  return (
    <Dialog
      title={t(!filed ? 'title' : rehearsal ? 'rehearsal.filed' : 'filed')}
      onClose={() => void store.leave()}
      outside={false}
      alone
      actions={filed ? filedActions : panel.actions}
      width="45rem"
      role={filed ? 'dialog' : 'alertdialog'}
    >
      {rehearsal && !filed ? <p className={css['rehearsal']}>{t('rehearsal.note')}</p> : null}
      {!filed ? <Asking store={store} panel={panel} /> : rehearsal ? <Rehearsed store={store} /> : <FiledReport store={store} />}
    </Dialog>
  )
}
