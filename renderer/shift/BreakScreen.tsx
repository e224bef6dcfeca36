import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Shift } from '../../shared/contract/shift.ts'
import { useKeyLayer } from '../keys/useKeyLayer.ts'
import { Button } from '../ui/Button.tsx'
import { clockTime } from '../ui/format.ts'
import { Frame } from '../ui/Frame.tsx'
import { QuietActions, QuietPage } from '../ui/QuietPage.tsx'
import { ActionKey } from '../ui/ActionKey.tsx'
import css from './Home.module.css'
import type { ShiftActions } from './shift-actions.ts'
import { useCare } from './useCare.ts'

/** Away from clips, for whatever cause: no clip, no figure, one way back. */
export function BreakScreen({ shift, actions }: { shift: Shift; actions: ShiftActions }) {
  const { t } = useTranslation('shift')
  const kind = shift.pauseKind ?? 'break'
  useKeyLayer(useMemo(() => ({ name: 'break', actions: [actions.resume] }), [actions]))
  return (
    <Frame>
      <QuietPage title={t(`break.titles.${kind}`)}>
        <p className={css['text']}>{t(`break.${kind === 'break' ? 'since' : kind}`, { time: clockTime(shift.pausedSince ?? shift.startedAt) })}</p>
        {kind === 'unsuited' ? <Suited /> : null}
        <QuietActions>
          <Button look="primary" autoFocus onClick={() => actions.resume.run()}>{t('break.resume')}<ActionKey of={actions.resume} tone="inherit" /></Button>
        </QuietActions>
      </QuietPage>
    </Frame>
  )
}

/** Says so, once a clip may be given again. */
function Suited() {
  const { t } = useTranslation('shift')
  const care = useCare()
  return <p className={css['text']} role="status">{care?.suitable === true ? t('break.suited') : null}</p>
}
