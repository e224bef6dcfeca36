import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { defaultSettings } from '../../shared/contract/settings.ts'
import { useWorkstation } from '../state/workstation.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Button } from '../ui/Button.tsx'
import { clockTime, whole } from '../ui/format.ts'
import { Sparkline } from '../ui/Sparkline.tsx'
import { ClockOut } from './ClockOut.tsx'
import { BreakOffer } from './BreakOffer.tsx'
import css from './PacePanel.module.css'
import type { ShiftActions } from './shift-actions.ts'

/** A reviewer's own figures, theirs to hide; and the ways out of work. */
export function PacePanel({ actions }: { actions: ShiftActions }) {
  const { t } = useTranslation('shift')
  const { settings, notices, client } = useWorkstation()
  const shown = useStore(settings, state => (state.value ?? defaultSettings).countersShown)
  const [leaving, setLeaving] = useState(false)
  const setShown = async (countersShown: boolean): Promise<void> => {
    const reply = await client.call('settings.write', { countersShown })
    if (reply.ok) settings.put(reply.value)
    else notices.fail(reply.failure)
  }
  return (
    <section className={css['panel']} aria-label={t('pace.title')}>
      <div className={css['title']}>
        <h2>{t('pace.title')}</h2>
        <Button look="quiet" small keepsFocus aria-label={shown ? t('pace.hideLabel') : t('pace.show')} onClick={() => void setShown(!shown)}>
          {shown ? t('pace.hide') : t('pace.show')}
        </Button>
      </div>
      {shown ? <Figures /> : null}
      <BreakOffer actions={actions} />
      <div className={css['ways']}>
        <ActionButton action={actions.pause} />
        <ActionButton action={actions.wellness} />
        <Button look="quiet" small keepsFocus onClick={() => setLeaving(true)}>{t('actions.clockOut')}</Button>
      </div>
      {leaving ? <ClockOut actions={actions} onClose={() => setLeaving(false)} /> : null}
    </section>
  )
}

function Figures() {
  const { t } = useTranslation('shift')
  const { counters } = useWorkstation()
  const figures = useStore(counters, state => state.value)
  if (figures === null) return null
  const { perHour, perHourShift, projectedEnd, medianHandlingMs, breaksTaken, breaksOffered, through } = figures
  const none = t('pace.none')
  const entries = [
    [perHour === null ? none : whole(perHour), t('pace.perHour')],
    [perHourShift === null ? none : whole(perHourShift), t('pace.perHourShift')],
    [projectedEnd === null ? none : clockTime(projectedEnd), t('pace.end')],
    [medianHandlingMs === null ? none : t('pace.seconds', { seconds: whole(medianHandlingMs / 1000) }), t('pace.handling')],
    [breaksOffered + breaksTaken === 0 ? none : t('pace.breaksOf', { taken: breaksTaken, offered: Math.max(breaksTaken, breaksOffered) }), t('pace.breaks')],
  ] as const
  return (
    <>
      <dl className={css['figures']}>
        {entries.map(([value, name]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {through.length > 1 ? (
        <Sparkline className={css['spark']} values={through} label={t('pace.through', { values: through.join(', ') })} />
      ) : null}
    </>
  )
}
