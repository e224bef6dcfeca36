import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import css from './FigureTable.module.css'

type FigureTableProps = {
  title: string
  /** Over the columns that tell whose or what a row is. */
  heads: readonly string[]
  /** Over the bars: what they span. */
  scale: string
  parts: boolean
  children: ReactNode
}

/** Quality figures, one a row; what is given of each stands in `FigureCells`. */
export function FigureTable({ title, heads, scale, parts, children }: FigureTableProps) {
  const { t } = useTranslation('ui')
  return (
    <div className={css['scroll']} tabIndex={0} role="region" aria-label={title}>
      <table className={css['table']}>
        <caption className="unseen">{title}</caption>
        <thead>
          <tr>
            {heads.map(head => <th key={head} scope="col">{head}</th>)}
            <th scope="col">{t('quality.column.value')}</th>
            <th scope="col">{scale}</th>
            <th scope="col">{t('quality.column.interval')}</th>
            <th scope="col">{t('quality.column.items')}</th>
            {parts ? <th scope="col">{t('quality.column.parts')}</th> : null}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}
