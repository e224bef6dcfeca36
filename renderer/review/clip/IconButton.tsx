import { useActionNamed } from '../../keys/useKeysOf.ts'
import { useKeyText } from '../../ui/useKeyText.ts'
import { cx } from '../../ui/cx.ts'
import css from './Controls.module.css'

type IconButtonProps = {
  label: string
  /** The id of the action that does the same, for the tooltip to name its key. */
  action: string
  /** An outline in a field of 18 by 18. */
  path: string
  strong?: boolean
  /** Whether what it turns on is on; left out where it turns nothing on. */
  pressed?: boolean
  onPress(): void
}

/** A small control drawn as a sign; pressing it leaves the focus where it is. */
export function IconButton({ label, action, path, strong = false, pressed, onPress }: IconButtonProps) {
  const key = useKeyText(useActionNamed(action))
  return (
    <button
      type="button"
      className={cx(css['icon'], strong && css['strong'])}
      aria-label={label}
      aria-pressed={pressed}
      title={key === '' ? label : `${label} (${key})`}
      onPointerDown={event => event.preventDefault()}
      onMouseDown={event => event.preventDefault()}
      onClick={onPress}
    >
      <svg width="18" height="18" viewBox="0 0 18 18" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
        <path d={path} />
      </svg>
    </button>
  )
}
