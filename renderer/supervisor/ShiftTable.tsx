import { useTable } from '@tanstack/react-table'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShiftFigures } from '../../shared/hub-api/shifts.ts'
import { boardColumns, boardFeatures } from './columns.tsx'
import { inDayOrder, totalsOf } from './figures.ts'
import css from './ShiftTable.module.css'

type ShiftTableProps = { shifts: readonly ShiftFigures[]; now: number; manyDays: boolean; onShow(shift: string): void }

const sortNames = { asc: 'ascending', desc: 'descending' } as const

/** One row a shift, with the sums of what can be summed. */
export function ShiftTable({ shifts, now, manyDays, onShow }: ShiftTableProps) {
  const { t } = useTranslation('supervisor')
  const data = useMemo(() => inDayOrder(shifts), [shifts])
  const columns = useMemo(() => boardColumns({ t, now, totals: totalsOf(data), manyDays, onShow }), [t, now, data, manyDays, onShow])
  const table = useTable({ features: boardFeatures, columns, data, getRowId: row => row.shift })
  return (
    <table className={css['table']}>
      <caption className="unseen">{t('table')}</caption>
      <thead>
        {table.getHeaderGroups().map(group => (
          <tr key={group.id}>
            {group.headers.map(header => {
              const sorted = header.column.getIsSorted()
              return (
                <th key={header.id} scope="col" {...(sorted === false ? {} : { 'aria-sort': sortNames[sorted] })}>
                  {header.column.getCanSort() ? (
                    <button type="button" className={css['sort']} onClick={header.column.getToggleSortingHandler()}>
                      <table.FlexRender header={header} />
                      {sorted === false ? null : <span aria-hidden="true">{sorted === 'asc' ? '↑' : '↓'}</span>}
                    </button>
                  ) : <table.FlexRender header={header} />}
                </th>
              )
            })}
          </tr>
        ))}
      </thead>
      <tbody>
        {table.getRowModel().rows.map(row => (
          <tr key={row.id}>
            {row.getAllCells().map((cell, index) =>
              index === 0
                ? <th key={cell.id} scope="row"><table.FlexRender cell={cell} /></th>
                : <td key={cell.id}><table.FlexRender cell={cell} /></td>,
            )}
          </tr>
        ))}
      </tbody>
      <tfoot>
        {table.getFooterGroups().map(group => (
          <tr key={group.id}>
            {group.headers.map((header, index) =>
              index === 0
                ? <th key={header.id} scope="row">{t('all', { count: data.length })}</th>
                : <td key={header.id}><table.FlexRender footer={header} /></td>,
            )}
          </tr>
        ))}
      </tfoot>
    </table>
  )
}
