import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import css from './DialogList.module.css'

type DialogListProps = {
  /** What the list holds, for screen readers, and a line on how to read it. */
  label: string
  lead: string
  close: string
  onClose(): void
  /** One `li` for each entry. */
  children: ReactNode
}

/** What a dialog consists of that shows somebody everything of one kind: a line, the entries, and the way out. */
export function DialogList({ label, lead, close, onClose, children }: DialogListProps) {
  return (
    <>
      <p className={css['lead']}>{lead}</p>
      <ul className={css['entries']} tabIndex={0} aria-label={label}>{children}</ul>
      <Button autoFocus className={css['close']} onClick={onClose}>{close}</Button>
    </>
  )
}
