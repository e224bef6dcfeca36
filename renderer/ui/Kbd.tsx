import css from './Kbd.module.css'
import { useKeyLabels } from './useKeyText.ts'

type KbdProps = {
  /** A key pattern as actions have it: `KeyE`, `Shift+Enter`, `?`. */
  pattern: string
  /** `inherit` takes the colour of what it stands in. */
  tone?: 'own' | 'inherit'
}

/** A key as it is written on the keyboard in use. */
export function Kbd({ pattern, tone = 'own' }: KbdProps) {
  const labels = useKeyLabels()
  return (
    <span className={css['keys']} data-tone={tone}>
      {labels(pattern).map(label => (
        <kbd key={label} className={css['key']}>{label}</kbd>
      ))}
    </span>
  )
}
