import { useTranslation } from 'react-i18next'
import { labelsOf } from '../keys/layout.ts'
import css from './Kbd.module.css'
import { useKeyNames } from './key-names.ts'

type KbdProps = {
  /** A key pattern as actions have it: `KeyE`, `Shift+Enter`, `?`. */
  pattern: string
  /** `inherit` takes the colour of what it stands in. */
  tone?: 'own' | 'inherit'
}

/** A key as it is written on the keyboard in use. */
export function Kbd({ pattern, tone = 'own' }: KbdProps) {
  const { t } = useTranslation('ui')
  const names = useKeyNames()
  const named = (key: string): string => t(`keys.${key as 'Enter'}`, { defaultValue: key })
  return (
    <span className={css['keys']} data-tone={tone}>
      {labelsOf(pattern, names, named).map(label => (
        <kbd key={label} className={css['key']}>{label}</kbd>
      ))}
    </span>
  )
}
