import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useWorkstation } from '../state/workstation.ts'
import { ActionKey } from '../ui/ActionKey.tsx'
import { Button } from '../ui/Button.tsx'
import { alarmAction } from './alarm-action.ts'
import css from './AlarmButton.module.css'

/** The red button: the same as F8, for whoever has the hand on the mouse. */
export function AlarmButton() {
  const { t } = useTranslation('escalate')
  const { alarm } = useWorkstation()
  const action = useMemo(() => alarmAction(alarm, t), [alarm, t])
  const open = useStore(alarm, state => state.raised !== null)
  return (
    <Button look="harm" keepsFocus className={css['alarm']} disabled={open} onClick={() => action.run()}>
      {action.label}<ActionKey of={action} tone="inherit" />
    </Button>
  )
}
