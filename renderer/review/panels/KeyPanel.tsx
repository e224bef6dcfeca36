import { useEffect, useMemo, useRef, type ReactNode } from 'react'
import type { Action } from '../../keys/action.ts'
import { useKeyLayer } from '../../keys/useKeyLayer.ts'

type KeyPanelProps = {
  title: string
  name: string
  /** The keys that act in it; every other key stays inside. Keep the array stable between renders. */
  keys: readonly Action[]
  className: string
  children: ReactNode
}

/** A small panel beside the clip: it takes the focus and the keys, and gives both back. */
export function KeyPanel({ title, name, keys, className, children }: KeyPanelProps) {
  const panel = useRef<HTMLDivElement>(null)
  useKeyLayer(useMemo(() => ({ name, actions: keys, exclusive: true }), [name, keys]))
  useEffect(() => {
    const before = document.activeElement
    panel.current?.focus({ preventScroll: true })
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [])
  return <div ref={panel} className={className} role="dialog" aria-label={title} tabIndex={-1} data-keys="listen">{children}</div>
}
