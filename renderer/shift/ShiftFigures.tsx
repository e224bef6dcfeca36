import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { defaultSettings } from '../../shared/contract/settings.ts'
import { useWorkstation } from '../state/workstation.ts'
import { hoursAndMinutes, whole } from '../ui/format.ts'
import { useWorked } from './useWorked.ts'

/** The shift in the status line: worked time, clips done and left; hidden with the other counters. */
export function ShiftFigures() {
  const { t } = useTranslation('shift')
  const { counters, settings } = useWorkstation()
  const shown = useStore(settings, state => (state.value ?? defaultSettings).countersShown)
  const figures = useStore(counters, state => state.value)
  const worked = useWorked()
  if (figures === null || !shown) return null
  return (
    <>
      <span>{t('status.shift')} <b>{hoursAndMinutes(worked)}</b></span>
      <span><b>{whole(figures.done)}</b> {t('status.done')}</span>
      <span><b>{whole(figures.left)}</b> {t('status.left')}</span>
    </>
  )
}
