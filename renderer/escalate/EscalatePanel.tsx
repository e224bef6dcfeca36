import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { EscalationOutcome, EscalationSubject } from '../state/escalating.ts'
import { useWorkstation } from '../state/workstation.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Asking } from './Asking.tsx'
import { createEscalating } from './escalating.ts'
import { FiledReport } from './FiledReport.tsx'
import { keptOf } from './kept.ts'
import { useFiledActions, usePanel } from './usePanel.ts'

type EscalatePanelProps = {
  subject: EscalationSubject
  /** Called once, when the panel is left; what was entered and not sent stays as a draft. */
  onLeave(outcome: EscalationOutcome): void
}

/** Where a reviewer tells of harm: three keys at most, no words needed, and afterwards the true state of the report. */
export function EscalatePanel({ subject, onLeave }: EscalatePanelProps) {
  const { t } = useTranslation('escalate')
  const workstation = useWorkstation()
  const [store] = useState(() => createEscalating({ client: workstation.client, subject, drafts: keptOf(workstation).drafts, onLeave }))
  const filed = useStore(store, state => state.step === 'filed')
  const panel = usePanel(store)
  const afterwards = useFiledActions(store)
  const filedActions = useMemo(() => Object.values(afterwards), [afterwards])
  return (
    <Dialog
      title={t(filed ? 'filed' : 'title')}
      onClose={() => void store.leave()}
      outside={false}
      actions={filed ? filedActions : panel.actions}
      width="45rem"
      role={filed ? 'dialog' : 'alertdialog'}
    >
      {filed ? <FiledReport store={store} subject={subject} /> : <Asking store={store} subject={subject} panel={panel} />}
    </Dialog>
  )
}
