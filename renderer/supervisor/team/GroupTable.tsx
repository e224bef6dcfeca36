import type { RowData } from '@tanstack/react-table'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { FigureTable, type FigureColumn } from '../../ui/FigureTable.tsx'
import { NothingHere } from '../../ui/NothingHere.tsx'
import css from '../Page.module.css'
import { sift } from '../sift.ts'
import type { TeamStore } from './team.ts'

type GroupTableProps<R extends RowData> = {
  store: TeamStore
  label: string
  columns: readonly FigureColumn<R>[]
  rows: readonly R[]
  /** What a row is found by. */
  nameOf(row: R): string
  note: string
}

/** The rows that somebody looks for, in the order that they chose; both are kept while they are elsewhere. */
export function GroupTable<R extends RowData>({ store, label, columns, rows, nameOf, note }: GroupTableProps<R>) {
  const { t } = useTranslation('supervisor')
  const { view, sought, sorting, period } = useStore(store)
  const found = sift(rows, sought, nameOf)
  if (rows.length === 0) return <NothingHere title={t('group.nothing')}>{t('group.unsplit', { count: period?.unsplit ?? 0 })}</NothingHere>
  return (
    <>
      {found.length === 0 ? <NothingHere>{t('group.notFound', { sought })}</NothingHere> : (
        <FigureTable
          label={label} columns={columns} rows={found} idOf={nameOf}
          sorting={sorting[view] ?? []} onSorting={order => store.setState({ sorting: { ...sorting, [view]: order } })}
        />
      )}
      <p className={css['note']}>{note}{period !== null && period.unsplit > 0 ? ` ${t('group.unsplit', { count: period.unsplit })}` : ''}</p>
    </>
  )
}
