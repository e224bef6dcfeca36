import type { ReactNode } from 'react'
import css from './PageTitle.module.css'

/** What a page is, and a line on how to read it. */
export function PageTitle({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h1 className={css['title']}>{title}</h1>
      <p className={css['lead']}>{children}</p>
    </div>
  )
}
