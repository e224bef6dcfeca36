import type { Action } from '../keys/action.ts'
import css from './ActionButton.module.css'
import { ActionKey } from './ActionKey.tsx'
import { cx } from './cx.ts'

/** An action as an entry of a footer: its key, its name, and a press that does the same. */
export function ActionButton({ action, className }: { action: Action; className?: string | undefined }) {
  return (
    <button
      type="button"
      className={cx(css['action'], className)}
      disabled={!action.available()}
      onPointerDown={event => event.preventDefault()}
      onMouseDown={event => event.preventDefault()}
      onClick={() => action.run()}
    >
      <ActionKey of={action} />
      {action.label}
    </button>
  )
}
