import { createColumnHelper, createSortedRowModel, rowSortingFeature, tableFeatures, useTable, type RowData, type SortingState } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef, type ReactNode } from 'react'
import { cx } from './cx.ts'
import css from './FigureTable.module.css'
import { remPx } from './rem.ts'
import { usePrinting } from './usePrinting.ts'

export type FigureColumn<R extends RowData> = {
  id: string
  header: string
  cell(row: R): ReactNode
  /** What its rows can be put in order by; without it they cannot. Null comes last. */
  sortBy?: (row: R) => string | number | null
  foot?: ReactNode
  /** Words begin at the start of their column, and `prose` goes on in the next line; figures end at its end. */
  words?: boolean | 'prose'
  /** Takes what room the other columns leave. */
  wide?: boolean
  strong?: boolean
}

export type Sorting = SortingState

export type FigureTableProps<R extends RowData> = {
  label: string
  /** The first one names its row. */
  columns: readonly FigureColumn<R>[]
  rows: readonly R[]
  idOf(row: R): string
  /** The order that was chosen, where its owner keeps it; else the table does. */
  sorting?: Sorting
  /** Scrolls within the page, where there may be many rows. */
  low?: boolean
  onSorting?: (sorting: Sorting) => void
}

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() })
const ariaSort = { asc: 'ascending', desc: 'descending' } as const
/** From so many rows on only those in view are drawn. */
const virtualFrom = 80
const rowRem = 2.5

function compare(one: string | number | null, other: string | number | null): number {
  if (one === null || other === null) return one === other ? 0 : one === null ? 1 : -1
  return typeof one === 'string' || typeof other === 'string' ? String(one).localeCompare(String(other), undefined, { numeric: true }) : one - other
}

/** Figures under each other, a row for each thing they are of; scrolled with the keyboard, and whole on paper. */
export function FigureTable<R extends RowData>({ label, columns, rows, idOf, sorting, onSorting, low = false }: FigureTableProps<R>) {
  const scroller = useRef<HTMLDivElement>(null)
  const printing = usePrinting()
  const helper = useMemo(() => createColumnHelper<typeof features, R>(), [])
  const made = useMemo(() => helper.columns(columns.map(({ id, header, cell, sortBy, foot }) => helper.accessor(sortBy ?? (() => null), {
    id, header, sortDescFirst: false, cell: ({ row }) => cell(row.original), footer: () => foot,
    enableSorting: sortBy !== undefined,
    ...(sortBy === undefined ? {} : { sortFn: (one, other) => compare(sortBy(one.original), sortBy(other.original)) }),
  }))), [columns, helper])
  const kept = sorting === undefined ? {} : { state: { sorting } }
  const table = useTable({
    features, columns: made, data: rows, getRowId: idOf, ...kept,
    ...(onSorting === undefined ? {} : { onSortingChange: change => onSorting(typeof change === 'function' ? change(sorting ?? []) : change) }),
  })
  const sorted = table.getRowModel().rows
  const virtual = sorted.length >= virtualFrom && !printing
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({ count: sorted.length, overscan: 12, enabled: virtual, getScrollElement: () => scroller.current, estimateSize: () => rowRem * remPx() })
  const items = virtualizer.getVirtualItems()
  const shown = virtual ? items.flatMap(({ index }) => { const row = sorted[index]; return row === undefined ? [] : [{ row, index }] }) : sorted.map((row, index) => ({ row, index }))
  const above = virtual ? items[0]?.start ?? 0 : 0
  const below = virtual ? virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0) : 0
  const look = (index: number): string | undefined => cx(
    columns[index]?.words !== undefined && columns[index].words !== false && css['words'], columns[index]?.words === 'prose' && css['prose'],
    columns[index]?.wide === true && css['wide'], columns[index]?.strong === true && css['strong'],
  )
  return (
    <div ref={scroller} className={cx(css['scroll'], low && css['low'])} tabIndex={0} role="region" aria-label={label}>
      <table className={css['table']} {...(virtual ? { 'aria-rowcount': sorted.length + 1 } : {})}>
        <caption className="unseen">{label}</caption>
        <thead>
          {table.getHeaderGroups().map(group => (
            <tr key={group.id}>
              {group.headers.map((header, index) => {
                const direction = header.column.getIsSorted()
                return (
                  <th key={header.id} scope="col" className={look(index)} {...(direction === false ? {} : { 'aria-sort': ariaSort[direction] })}>
                    {header.column.getCanSort() ? (
                      <button type="button" className={css['sort']} onClick={header.column.getToggleSortingHandler()}>
                        <table.FlexRender header={header} />
                        <span aria-hidden="true" className={css['arrow']}>{direction === 'desc' ? '↓' : '↑'}</span>
                      </button>
                    ) : <table.FlexRender header={header} />}
                  </th>
                )
              })}
            </tr>
          ))}
        </thead>
        <tbody>
          {above > 0 ? <tr aria-hidden="true"><td colSpan={columns.length} className={css['gap']} style={{ height: above }} /></tr> : null}
          {shown.map(({ row, index: place }) => (
            <tr key={row.id} {...(virtual ? { 'aria-rowindex': place + 2 } : {})}>
              {row.getAllCells().map((cell, index) =>
                index === 0
                  ? <th key={cell.id} scope="row" className={look(index)}><table.FlexRender cell={cell} /></th>
                  : <td key={cell.id} className={look(index)}><table.FlexRender cell={cell} /></td>)}
            </tr>
          ))}
          {below > 0 ? <tr aria-hidden="true"><td colSpan={columns.length} className={css['gap']} style={{ height: below }} /></tr> : null}
        </tbody>
        {columns.some(({ foot }) => foot !== undefined) ? (
          <tfoot>
            {table.getFooterGroups().map(group => (
              <tr key={group.id}>
                {group.headers.map((header, index) =>
                  index === 0
                    ? <th key={header.id} scope="row" className={look(index)}><table.FlexRender footer={header} /></th>
                    : <td key={header.id} className={look(index)}><table.FlexRender footer={header} /></td>)}
              </tr>
            ))}
          </tfoot>
        ) : null}
      </table>
    </div>
  )
}
