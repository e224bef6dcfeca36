import { createColumnHelper, createSortedRowModel, rowSortingFeature, sortFn_basic, tableFeatures } from '@tanstack/react-table'
import type { TFunction } from 'i18next'
import type { ShiftFigures } from '../../shared/hub-api/shifts.ts'
import { clockTime, dayAndTime, hoursAndMinutes, whole } from '../ui/format.ts'
import { Sparkline } from '../ui/Sparkline.tsx'
import css from './columns.module.css'
import { byHour, leaseWorry, type Totals } from './figures.ts'

export const boardFeatures = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { basic: sortFn_basic },
})

const helper = createColumnHelper<typeof boardFeatures, ShiftFigures>()
const minuteMs = 60_000
const wholeSeconds = (ms: number): string => whole(ms / 1000)

type Setting = {
  t: TFunction<'supervisor'>
  /** Milliseconds since the epoch. */
  now: number
  totals: Totals
  /** Shifts of more than one day are listed, so each says its day. */
  manyDays: boolean
  onShow(shift: string): void
}

/** Only columns that say who, when and whether work is safe can be sorted: nobody is ranked here. */
export function boardColumns({ t, now, totals, manyDays, onShow }: Setting) {
  const minutes = (ms: number): string => t('minutes', { minutes: whole(ms / minuteMs) })
  const shiftOf = ({ startedAt, endedAt }: ShiftFigures): string => {
    const start = manyDays ? dayAndTime(startedAt) : clockTime(startedAt)
    return endedAt === null ? t('since', { start }) : t('span', { start, end: clockTime(endedAt) })
  }
  const handlingOf = ({ medianHandlingMs, handlingSpreadMs }: ShiftFigures) =>
    medianHandlingMs === null ? <i>{t('unknown')}</i> : (
      <>
        {t('median', { seconds: wholeSeconds(medianHandlingMs) })}
        {handlingSpreadMs === null ? null : <i> {t('spread', { seconds: wholeSeconds(handlingSpreadMs) })}</i>}
      </>
    )
  const throughOf = ({ through }: ShiftFigures) => {
    const hours = byHour(through).map(whole).join(', ')
    return <Sparkline className={css['line']} values={through} label={hours === '' ? t('throughNothing') : t('throughHours', { hours })} />
  }
  const leaseOf = (figures: ShiftFigures) => {
    if (figures.leaseEndsAt === null) return <i>{t('none')}</i>
    const time = clockTime(figures.leaseEndsAt)
    const worry = leaseWorry(figures, now)
    return worry === 'none' ? time : <b className={css['worry']}>{t(worry === 'soon' ? 'endsSoon' : 'ended', { time })}</b>
  }
  const figure = (id: 'clips' | 'wordsCorrected' | 'slots', header: string) =>
    helper.accessor(id, { header, enableSorting: false, cell: cell => whole(cell.getValue()), footer: () => whole(totals[id]) })

  return helper.columns([
    helper.accessor('person', {
      header: t('column.person'), sortFn: 'basic',
      cell: ({ row: { original: { person, shift, startedAt } } }) => (
        <button type="button" className={css['person']} aria-label={t('showShiftOf', { person, start: dayAndTime(startedAt) })} onClick={() => onShow(shift)}>{person}</button>
      ),
    }),
    helper.accessor('startedAt', { header: t('column.shift'), sortFn: 'basic', cell: ({ row }) => shiftOf(row.original) }),
    helper.accessor('workedMs', {
      header: t('column.worked'), enableSorting: false,
      cell: cell => hoursAndMinutes(cell.getValue()), footer: () => hoursAndMinutes(totals.workedMs),
    }),
    figure('clips', t('column.clips')),
    helper.accessor('through', { header: t('column.through'), enableSorting: false, cell: ({ row }) => throughOf(row.original) }),
    helper.accessor('perHour', {
      header: t('column.perHour'), enableSorting: false,
      cell: cell => { const rate = cell.getValue(); return rate === null ? <i>{t('unknown')}</i> : whole(rate) },
    }),
    helper.accessor('medianHandlingMs', { header: t('column.handling'), enableSorting: false, cell: ({ row }) => handlingOf(row.original) }),
    helper.accessor('audioMs', {
      header: t('column.audio'), enableSorting: false, cell: cell => minutes(cell.getValue()), footer: () => minutes(totals.audioMs),
    }),
    figure('wordsCorrected', t('column.corrected')),
    figure('slots', t('column.slots')),
    helper.accessor('waiting', {
      header: t('column.waiting'), sortFn: 'basic',
      cell: cell => (cell.getValue() > 0 ? <b className={css['worry']}>{whole(cell.getValue())}</b> : <i>0</i>),
      footer: () => whole(totals.waiting),
    }),
    helper.accessor('lastContactAt', { header: t('column.contact'), sortFn: 'basic', cell: cell => clockTime(cell.getValue()) }),
    helper.accessor('leaseEndsAt', { header: t('column.lease'), sortFn: 'basic', cell: ({ row }) => leaseOf(row.original) }),
  ])
}
