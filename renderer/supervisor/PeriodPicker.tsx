import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Days } from '../../shared/hub-api/period-figures.ts'
import { OneOf } from '../ui/OneOf.tsx'
import css from './PeriodPicker.module.css'
import { presets, type PeriodChoice, type PresetName } from './periods.ts'

const names: readonly PresetName[] = [...presets, 'dates']

/** Which days are looked at: one press for the usual ones, or from one day to another. */
export function PeriodPicker({ choice }: { choice: PeriodChoice }) {
  const { t } = useTranslation('supervisor')
  const { preset, dates } = useStore(choice)
  return (
    <div className={css['picker']}>
      {preset === 'dates' ? <DayFields days={dates} latest={choice.today()} onDays={choice.between} /> : null}
      <OneOf label={t('period')} names={names} chosen={preset} textOf={name => t(`periods.${name}`)} onChoose={choice.choose} />
    </div>
  )
}

/** From one day to another, both included. */
export function DayFields({ days: { from, to }, latest, onDays }: { days: Days; latest: string; onDays(days: Days): void }) {
  const { t } = useTranslation('supervisor')
  const id = useId()
  // A field that is being typed into has no whole day for a while.
  const change = (days: Days): void => {
    if (days.from !== '' && days.to !== '') onDays(days)
  }
  return (
    <div className={css['days']}>
      <label htmlFor={`${id}-from`}>{t('fromDay')}</label>
      <input id={`${id}-from`} type="date" max={latest} value={from} onChange={({ target }) => change({ from: target.value, to })} />
      <label htmlFor={`${id}-to`}>{t('toDay')}</label>
      <input id={`${id}-to`} type="date" max={latest} value={to} onChange={({ target }) => change({ from, to: target.value })} />
    </div>
  )
}
