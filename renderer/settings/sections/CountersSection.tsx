import { useTranslation } from 'react-i18next'
import type { SectionProps } from './GeneralSection.tsx'
import { Switch } from './Switch.tsx'

/** What a person sees of their own figures. */
export function CountersSection({ settings, onChange }: SectionProps) {
  const { t } = useTranslation('settings')
  return <Switch label={t('counters')} meaning={t('countersMeaning')} on={settings.countersShown} onChange={on => onChange({ countersShown: on })} />
}
