import type { TFunction } from 'i18next'
import type { ShiftFigures, TeamDay } from '../../shared/hub-api/shifts.ts'
import type { FigureColumn } from '../ui/FigureTable.tsx'
import { clockTime, dayAndTime, dayOf, hoursAndMinutes, whole } from '../ui/format.ts'
import { Sparkline } from '../ui/Sparkline.tsx'
import { figureColumns, minutesText, workedText } from './Cells.tsx'
import css from './Cells.module.css'
import { byHour, leaseWorry, type Totals } from './figures.ts'

type Setting = {
  t: TFunction<'supervisor'>
  /** Milliseconds since the epoch. */
  now: number
  totals: Totals
  count: number
  /** Shifts of more than one day are listed, so each says its day. */
  manyDays: boolean
  onShow(shift: string): void
}

/** When a shift was, in words. */
function spanText({ startedAt, endedAt }: Pick<ShiftFigures, 'startedAt' | 'endedAt'>, manyDays: boolean, t: TFunction<'supervisor'>): string {
  const start = manyDays ? dayAndTime(startedAt) : clockTime(startedAt)
  return endedAt === null ? t('since', { start }) : t('span', { start, end: clockTime(endedAt) })
}

/** Only columns that say who, when and whether work is safe can be sorted: nobody is ranked here. */
export function shiftColumns({ t, now, totals, count, manyDays, onShow }: Setting): FigureColumn<ShiftFigures>[] {
  const foot: Readonly<Record<string, string>> = { audio: minutesText(totals.audioMs, t), corrected: whole(totals.wordsCorrected), slots: whole(totals.slots) }
  return [
    {
      id: 'person', header: t('column.person'), sortBy: ({ person }) => person, foot: t('all', { count }),
      cell: ({ person, shift, startedAt }) => (
        <button type="button" className={css['person']} aria-label={t('showShiftOf', { person, start: dayAndTime(startedAt) })} onClick={() => onShow(shift)}>{person}</button>
      ),
    },
    { id: 'shift', header: t('column.shift'), words: true, sortBy: ({ startedAt }) => startedAt, cell: shift => spanText(shift, manyDays, t) },
    { id: 'worked', header: t('column.worked'), cell: ({ workedMs }) => hoursAndMinutes(workedMs), foot: hoursAndMinutes(totals.workedMs) },
    { id: 'clips', header: t('column.clips'), strong: true, cell: ({ clips }) => whole(clips), foot: whole(totals.clips) },
    {
      id: 'through', header: t('column.through'),
      cell: ({ through }) => {
        const hours = byHour(through).map(whole).join(', ')
        return <Sparkline className={css['line']} values={through} label={hours === '' ? t('throughNothing') : t('throughHours', { hours })} />
      },
    },
    ...figureColumns<ShiftFigures>(shift => shift, t, { sortable: false }).map(column => ({ ...column, foot: foot[column.id] })),
    {
      id: 'waiting', header: t('column.waiting'), sortBy: ({ waiting }) => waiting, foot: whole(totals.waiting),
      cell: ({ waiting }) => (waiting > 0 ? <b className={css['worry']}>{whole(waiting)}</b> : <i>0</i>),
    },
    { id: 'contact', header: t('column.contact'), sortBy: ({ lastContactAt }) => lastContactAt, cell: ({ lastContactAt }) => (manyDays ? dayAndTime(lastContactAt) : clockTime(lastContactAt)) },
    { id: 'lease', header: t('column.lease'), sortBy: ({ leaseEndsAt }) => leaseEndsAt, cell: shift => leaseCell(shift, now, t) },
  ]
}

function leaseCell(shift: ShiftFigures, now: number, t: TFunction<'supervisor'>) {
  if (shift.leaseEndsAt === null) return <i>{t('none')}</i>
  const time = clockTime(shift.leaseEndsAt)
  const worry = leaseWorry(shift, now)
  return worry === 'none' ? time : <b className={css['worry']}>{t(worry === 'soon' ? 'endsSoon' : 'ended', { time })}</b>
}

/** Days that are told of as a whole, where the policy lets single shifts not be told. */
export function teamDayColumns(t: TFunction<'supervisor'>): FigureColumn<TeamDay>[] {
  const figure = (id: 'people' | 'shifts' | 'clips' | 'wordsCorrected' | 'slots', header: string): FigureColumn<TeamDay> =>
    ({ id, header, cell: ({ figures }) => (figures === null ? null : whole(figures[id])) })
  return [
    { id: 'day', header: t('column.day'), cell: ({ day }) => dayOf(day), sortBy: ({ day }) => day },
    { id: 'told', header: t('team.told'), words: true, cell: ({ withheld }) => (withheld === null ? t('team.wholly') : <i>{t(`team.withheld.${withheld}`)}</i>) },
    figure('people', t('column.people')),
    figure('shifts', t('column.shifts')),
    { id: 'worked', header: t('column.worked'), cell: ({ figures }) => (figures === null ? null : workedText(figures.workedMs, t)) },
    figure('clips', t('column.clips')),
    { id: 'audio', header: t('column.audio'), cell: ({ figures }) => (figures === null ? null : minutesText(figures.audioMs, t)) },
    figure('wordsCorrected', t('column.corrected')),
    figure('slots', t('column.slots')),
  ]
}
