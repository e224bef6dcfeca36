import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Preset } from '../../shared/domain/periods.ts'
import type { Days } from '../../shared/hub-api/period-figures.ts'
import { OneOf } from './OneOf.tsx'
import css from './PeriodPicker.module.css'

type PeriodPickerProps<P extends Preset> = {
  choice: { presets: readonly P[]; today(): string; choose(preset: P | 'dates'): void; between(days: Days): void }
  chosen: { preset: P | 'dates'; dates: Days }
}

/** Which days are looked at: one press for the usual ones, or from one day to another. */
export function PeriodPicker<P extends Preset>({ choice, chosen: { preset, dates } }: PeriodPickerProps<P>) {
  const { t } = useTranslation('ui')
  return (
    <div className={css['picker']}>
      {preset === 'dates' ? <DayFields days={dates} latest={choice.today()} onDays={choice.between} /> : null}
      <OneOf label={t('period.label')} names={[...choice.presets, 'dates' as const]} chosen={preset} textOf={(name: Preset | 'dates') => t(`period.names.${name}`)} onChoose={choice.choose} />
    </div>
  )
}

/** From one day to another, both included. */
export function DayFields({ days: { from, to }, latest, onDays }: { days: Days; latest: string; onDays(days: Days): void }) {
  const { t } = useTranslation('ui')
  const id = useId()
  // A field that is being typed into has no whole day for a while.
  const change = (days: Days): void => {
    if (days.from !== '' && days.to !== '') onDays(days)
  }
  return (
    <div className={css['days']}>
      <label htmlFor={`${id}-from`}>{t('period.from')}</label>
      <input id={`${id}-from`} type="date" max={latest} value={from} onChange={({ target }) => change({ from: target.value, to })} />
      <label htmlFor={`${id}-to`}>{t('period.to')}</label>
      <input id={`${id}-to`} type="date" max={latest} value={to} onChange={({ target }) => change({ from, to: target.value })} />
    </div>
  )
}
