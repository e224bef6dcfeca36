import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import css from './Toggle.module.css'

type ToggleProps = { pattern: string; label: string; on: boolean; onChange(on: boolean): void }

/** A yes or no that one key turns over, and that says which it is. */
export function Toggle({ pattern, label, on, onChange }: ToggleProps) {
  const { t } = useTranslation('escalate')
  return (
    <Button look="quiet" small keepsFocus className={css['toggle']} role="switch" aria-checked={on} aria-label={label} onClick={() => onChange(!on)}>
      <Kbd pattern={pattern} />
      <span>{label}: <b>{t(on ? 'yes' : 'no')}</b></span>
    </Button>
  )
}
