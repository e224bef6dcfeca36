import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Shift } from '../../shared/contract/shift.ts'
import { useKeyLayer } from '../keys/useKeyLayer.ts'
import { Button } from '../ui/Button.tsx'
import { clockTime } from '../ui/format.ts'
import { Frame } from '../ui/Frame.tsx'
import { ActionKey } from '../ui/ActionKey.tsx'
import css from './Home.module.css'
import type { ShiftActions } from './shift-actions.ts'

/** A break: no clip, no figure, one way back. */
export function BreakScreen({ shift, actions }: { shift: Shift; actions: ShiftActions }) {
  const { t } = useTranslation('shift')
  useKeyLayer(useMemo(() => ({ name: 'break', actions: [actions.resume] }), [actions]))
  return (
    <Frame>
      <div className={css['home']}>
        <div className={css['card']}>
          <h1>{t('break.title')}</h1>
          <p className={css['text']}>
            {shift.pauseKind === 'protected' ? t('break.protected') : t('break.since', { time: clockTime(shift.pausedSince ?? shift.startedAt) })}
          </p>
          <div className={css['actions']}>
            <Button look="primary" autoFocus onClick={() => actions.resume.run()}>{t('break.resume')}<ActionKey of={actions.resume} tone="inherit" /></Button>
          </div>
        </div>
      </div>
    </Frame>
  )
}
