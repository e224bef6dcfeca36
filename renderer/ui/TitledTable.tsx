import type { RowData } from '@tanstack/react-table'
import { FigureTable, type FigureTableProps } from './FigureTable.tsx'
import css from './TitledTable.module.css'

/** A table of its own on a page that has several. */
export function TitledTable<R extends RowData>({ lead, ...table }: FigureTableProps<R> & { lead?: string }) {
  return (
    <section className={css['section']}>
      <h2 className={css['title']}>{table.label}</h2>
      {lead === undefined ? null : <p className={css['lead']}>{lead}</p>}
      <FigureTable {...table} />
    </section>
  )
}
