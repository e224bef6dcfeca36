import type { ReactNode } from 'react'
import css from './QuietPage.module.css'

/** A page between the work: where one stands, and what one can do now. */
export function QuietPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={css['page']}>
      <div className={css['card']}>
        <h1>{title}</h1>
        {children}
      </div>
    </div>
  )
}

/** The ways on from a quiet page, in a row. */
export const QuietActions = ({ children }: { children: ReactNode }) => <div className={css['actions']}>{children}</div>
