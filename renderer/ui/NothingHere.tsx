import type { ReactNode } from 'react'
import css from './NothingHere.module.css'

/** A page with nothing on it yet: why, and what to do. */
export function NothingHere({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <div className={css['nothing']} role="status">
      {title === undefined ? null : <h2>{title}</h2>}
      {children}
    </div>
  )
}
