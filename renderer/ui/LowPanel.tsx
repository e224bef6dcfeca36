import { useEffect, useId, type CSSProperties, type ReactNode } from 'react'
import type { Action } from '../keys/action.ts'
import { ActionButton } from './ActionButton.tsx'
import css from './LowPanel.module.css'

type LowPanelProps = {
  title: string
  close: Action
  /** The element inside that takes the focus; without one the panel does. */
  focus?: string
  width?: string
  children: ReactNode
}

/** A panel over the lower end of a page that stays in sight behind it. It takes the focus and gives it back. */
export function LowPanel({ title, close, focus, width, children }: LowPanelProps) {
  const own = useId()
  useEffect(() => {
    const before = document.activeElement
    document.getElementById(focus ?? own)?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [focus, own])
  return (
    <section id={own} className={css['panel']} role="dialog" aria-label={title} tabIndex={-1} style={width === undefined ? {} : ({ '--panel-width': width } as CSSProperties)}>
      <div className={css['top']}>
        <h2>{title}</h2>
        <ActionButton action={close} />
      </div>
      {children}
    </section>
  )
}
