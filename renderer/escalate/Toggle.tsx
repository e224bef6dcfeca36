import { useTranslation } from 'react-i18next'
import type { Bound } from '../keys/action.ts'
import { ActionKey } from '../ui/ActionKey.tsx'
import { Button } from '../ui/Button.tsx'
import css from './Toggle.module.css'

type ToggleProps = { action: Bound; label: string; on: boolean; onChange(on: boolean): void }

/** A yes or no that one key turns over, and that says which it is. */
export function Toggle({ action, label, on, onChange }: ToggleProps) {
  const { t } = useTranslation('escalate')
  return (
    <Button look="quiet" small keepsFocus className={css['toggle']} role="switch" aria-checked={on} aria-label={label} onClick={() => onChange(!on)}>
      <ActionKey of={action} />
      <span>{label}: <b>{t(on ? 'yes' : 'no')}</b></span>
    </Button>
  )
}
