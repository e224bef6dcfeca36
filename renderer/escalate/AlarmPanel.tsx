import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useKeyLayer } from '../keys/useKeyLayer.ts'
import { useWorkstation } from '../state/workstation.ts'
import { alarmAction } from './alarm-action.ts'
import { EscalatePanel } from './EscalatePanel.tsx'

/** The key that holds on every screen and in every panel, and the panel that it opens. */
export function AlarmPanel({ rehearsal = false }: { rehearsal?: boolean }) {
  const { t } = useTranslation('escalate')
  const { alarm, keyboard } = useWorkstation()
  const raised = useStore(alarm, state => state.raised)
  const action = useMemo(() => alarmAction(alarm, t), [alarm, t])
  useKeyLayer(useMemo(() => ({ name: 'alarm', actions: [action] }), [action]))
  useEffect(() => keyboard.know([{ id: 'everywhere', name: t('everywhere'), actions: [action], always: true }]), [keyboard, action, t])
  return raised === null ? null : <EscalatePanel raised={raised} rehearsal={rehearsal} onLeave={alarm.settle} />
}
