import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useWorkstation } from '../state/workstation.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { DialogList } from '../ui/DialogList.tsx'
import { keptOf } from './kept.ts'
import { ownActions } from './own-actions.ts'
import { createOwnReports, inOrder } from './own-reports.ts'
import { OwnReport } from './OwnReport.tsx'

/** Everything that a person has ever raised, with what became of it. */
export function OwnList({ onClose }: { onClose(): void }) {
  const { t } = useTranslation('escalate')
  const workstation = useWorkstation()
  const { own: reading } = keptOf(workstation)
  const value = useStore(reading, state => state.value)
  const reports = useMemo(() => inOrder(value ?? []), [value])
  const [own] = useState(() => createOwnReports(workstation.client, () => inOrder(reading.getState().value ?? [])))
  const selected = useStore(own, state => state.selected)
  const actions = useMemo(() => ownActions(own, () => reading.getState().value?.find(({ escalation }) => escalation === own.getState().selected), t), [own, reading, t])
  const keys = useMemo(() => Object.values(actions), [actions])
  useEffect(() => own.subscribe((now, before) => {
    if (now.selected !== before.selected) requestAnimationFrame(() => document.querySelector('[aria-current=true]')?.scrollIntoView({ block: 'nearest' }))
  }), [own])
  return (
    <Dialog title={t('own')} onClose={onClose} width="45rem" actions={keys}>
      <DialogList label={t('own')} lead={t('ownMeaning')} close={t('ownClose')} onClose={onClose}>
        {reports.map(report => (
          <OwnReport key={report.escalation} report={report} own={own} actions={actions} selected={report.escalation === selected} />
        ))}
      </DialogList>
    </Dialog>
  )
}
