import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useWorkstation } from '../state/workstation.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { hoursAndMinutes, whole } from '../ui/format.ts'
import css from './ClockOut.module.css'
import type { ShiftActions } from './shift-actions.ts'

/** The shift's summary, seen by the one who worked it before anybody else. */
export function ClockOut({ actions, onClose }: { actions: ShiftActions; onClose(): void }) {
  const { t } = useTranslation('shift')
  const { counters, sync } = useWorkstation()
  const waiting = useStore(sync, state => state.value?.waiting ?? 0)
  const figures = useStore(counters, state => state.value)
  const none = t('pace.none')
  const confirm = async (): Promise<void> => {
    if (!(await actions.clockOut())) onClose()
  }
  return (
    <Dialog title={t('out.title')} onClose={onClose} width="26rem">
      <p className={css['text']}>{t('out.text')}</p>
      {waiting > 0 ? <p className={css['text']} role="status">{t('out.waiting', { count: waiting })}</p> : null}
      {figures === null ? null : (
        <dl className={css['figures']}>
          <dt>{t('out.worked')}</dt><dd>{hoursAndMinutes(figures.workedMs)}</dd>
          <dt>{t('out.done')}</dt><dd>{whole(figures.done)}</dd>
          <dt>{t('out.perHour')}</dt><dd>{figures.perHourShift === null ? none : whole(figures.perHourShift)}</dd>
          <dt>{t('out.handling')}</dt>
          <dd>{figures.medianHandlingMs === null ? none : t('pace.seconds', { seconds: whole(figures.medianHandlingMs / 1000) })}</dd>
          <dt>{t('out.breaks')}</dt><dd>{whole(figures.breaksTaken)}</dd>
        </dl>
      )}
      <div className={css['actions']}>
        <Button onClick={onClose}>{t('out.stay')}</Button>
        <Button look="primary" onClick={() => void confirm()}>{t('out.confirm')}</Button>
      </div>
    </Dialog>
  )
}
