import { useTranslation } from 'react-i18next'
import css from './Switch.module.css'

type SwitchProps = { label: string; meaning: string; on: boolean; onChange(on: boolean): void }

/** A setting that is on or off, and what that means. */
export function Switch({ label, meaning, on, onChange }: SwitchProps) {
  const { t } = useTranslation('settings')
  return (
    <label className={css['switch']}>
      <span><b>{label}</b><small>{meaning}</small></span>
      <span aria-hidden="true" className={css['state']}>{t(on ? 'on' : 'off')}</span>
      <input type="checkbox" role="switch" checked={on} onChange={({ target }) => onChange(target.checked)} />
    </label>
  )
}
