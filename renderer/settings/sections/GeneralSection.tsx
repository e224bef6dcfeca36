import { useTranslation } from 'react-i18next'
import { Settings } from '../../../shared/contract/settings.ts'
import { percent } from '../../ui/format.ts'
import type { ChangeSettings } from '../useChanging.ts'
import { Choice } from './Choice.tsx'

/** What the settings of every section are given. */
export type SectionProps = { settings: Settings; onChange: ChangeSettings }

/** How everything looks. */
export function GeneralSection({ settings: { theme, textSize, density }, onChange }: SectionProps) {
  const { t } = useTranslation('settings')
  return (
    <>
      <Choice
        label={t('theme')}
        value={theme}
        options={Settings.shape.theme.options.map(value => ({ value, label: t(`themes.${value}`) }))}
        onChange={value => onChange({ theme: value })}
      />
      <Choice
        label={t('textSize')}
        meaning={t('textSizeMeaning')}
        value={textSize}
        options={Settings.shape.textSize.options.map(value => ({ value, label: percent(Number(value) / 100) }))}
        onChange={value => onChange({ textSize: value })}
      />
      <Choice
        label={t('density')}
        value={density}
        options={Settings.shape.density.options.map(value => ({ value, label: t(`densities.${value}`) }))}
        onChange={value => onChange({ density: value })}
      />
    </>
  )
}
