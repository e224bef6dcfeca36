import type { ReactNode } from 'react'
import css from './ListPage.module.css'
import { PageTitle } from './PageTitle.tsx'

type ListPageProps = {
  title: string
  /** What the page says of itself. */
  lead: string
  /** At the right of the title. */
  beside?: ReactNode
  /** Under it: how old what is shown is. */
  staleness?: ReactNode
  /** A list, and what of it is open; null where there is none, and `children` say why. */
  split: ReactNode
  children?: ReactNode
}

/** A list beside the one of it that is open. */
export function ListPage({ title, lead, beside, staleness, split, children }: ListPageProps) {
  return (
    <div className={css['page']}>
      <div className={css['top']}>
        <div className={css['head']}>
          <PageTitle title={title}>{lead}</PageTitle>
          {beside}
        </div>
        {staleness}
      </div>
      {children}
      {split === null ? null : <div className={css['split']}>{split}</div>}
    </div>
  )
}
