import type { ReactNode } from 'react'
import css from './Table.module.css'

type TableProps = {
  title: string
  heads: readonly string[]
  /** Scrolls within the page, where there may be many rows. */
  long?: boolean
  children: ReactNode
}

/** Rows under a title. */
export function Table({ title, heads, long = false, children }: TableProps) {
  return (
    <section>
      <h2 className={css['title']}>{title}</h2>
      <div className={css['scroll']} data-long={long} tabIndex={0} role="region" aria-label={title}>
        <table className={css['table']}>
          <thead><tr>{heads.map(head => <th key={head} scope="col">{head}</th>)}</tr></thead>
          <tbody>{children}</tbody>
        </table>
      </div>
    </section>
  )
}
