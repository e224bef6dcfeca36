import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { EscalationSubject } from '../state/escalating.ts'
import { useWorkstation } from '../state/workstation.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Asking } from './Asking.tsx'
import { createEscalating } from './escalating.ts'
import { FiledReport } from './FiledReport.tsx'
import { keptOf } from './kept.ts'
import { useFiledActions, usePanel } from './usePanel.ts'

type EscalatePanelProps = {
  subject: EscalationSubject
  /** Filed and durable; `next` is the clip to go on with. */
  onFiled(next: string | null): void
  /** Left without filing anything; what was entered stays as a draft. */
  onClose(): void
}

/** Where a reviewer tells of harm: three keys at most, no words needed, and afterwards the true state of the report. */
export function EscalatePanel({ subject, onFiled, onClose }: EscalatePanelProps) {
  const { t } = useTranslation('escalate')
  const workstation = useWorkstation()
  const [store] = useState(() => createEscalating(workstation.client, subject, keptOf(workstation).drafts))
  const step = useStore(store, state => state.step)
  const panel = usePanel(store)
  const leave = (): void => {
    const state = store.getState()
    if (state.step === 'filed') onFiled(state.filed.next)
    else if (state.step === 'asking') onClose()
  }
  const filedActions = useFiledActions(store, onFiled)
  const filed = step === 'filed'
  return (
    <Dialog
      title={t(filed ? 'filed' : 'title')}
      onClose={leave}
      outside={false}
      actions={filed ? filedActions : panel.actions}
      width="45rem"
      role={filed ? 'dialog' : 'alertdialog'}
    >
      {filed
        ? <FiledReport store={store} subject={subject} onGoOn={leave} />
        : <Asking store={store} subject={subject} panel={panel} onClose={leave} />}
    </Dialog>
  )
}
