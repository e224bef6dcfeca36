import type { Action } from '../keys/action.ts'
import css from './ActionButton.module.css'
import { cx } from './cx.ts'
import { Kbd } from './Kbd.tsx'

/** An action as an entry of a footer: its key, its name, and a press that does the same. */
export function ActionButton({ action, className }: { action: Action; className?: string | undefined }) {
  const [key] = action.keys
  return (
    <button
      type="button"
      className={cx(css['action'], className)}
      disabled={!action.available()}
      onPointerDown={event => event.preventDefault()}
      onMouseDown={event => event.preventDefault()}
      onClick={() => action.run()}
    >
      {key === undefined ? null : <Kbd pattern={key} />}
      {action.label}
    </button>
  )
}
