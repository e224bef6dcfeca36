import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useWorkstation } from '../../state/workstation.ts'
import { ToldText } from '../../ui/ToldText.tsx'
import css from './CountersSection.module.css'
import type { SectionProps } from './GeneralSection.tsx'
import { Switch } from './Switch.tsx'

/** What a person sees of their own figures, and what others do. */
export function CountersSection({ settings, onChange }: SectionProps) {
  const { t } = useTranslation('settings')
  const { told } = useWorkstation()
  const value = useStore(told, state => state.value)
  return (
    <>
      <Switch label={t('counters')} meaning={t('countersMeaning')} on={settings.countersShown} onChange={on => onChange({ countersShown: on })} />
      {value === null ? null : (
        <section className={css['told']} aria-labelledby="told-in-settings">
          <h2 id="told-in-settings">{t('toldTitle')}</h2>
          <ToldText visibility={value.visibility} days={value.retentionDays} />
        </section>
      )}
    </>
  )
}
