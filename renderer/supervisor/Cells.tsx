import type { RowData } from '@tanstack/react-table'
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { hoursAndMinutes, hundredths, whole } from '../ui/format.ts'
import type { FigureColumn } from '../ui/FigureTable.tsx'
import css from './Cells.module.css'

// How figures are written wherever a supervisor reads them.

const minuteMs = 60_000

/** What every row of figures has, of a shift as of a group. */
type Figured = {
  perHour: number | null
  ofMedian: number | null
  medianHandlingMs: number | null
  handlingSpreadMs: number | null
  audioMs: number
  wordsCorrected: number
  slots: number
  breaksOffered: number | null
  breaksPossible: number | null
}

type T = TFunction<'supervisor'>

export const workedText = (ms: number | null, t: T): ReactNode => (ms === null ? <i>{t('untold')}</i> : hoursAndMinutes(ms))
export const minutesText = (ms: number, t: T): string => t('minutes', { minutes: whole(ms / minuteMs) })
const rateText = (rate: number | null, t: T): ReactNode => (rate === null ? <i>{t('untold')}</i> : whole(rate))
export const ratioText = (ratio: number | null, t: T): ReactNode => (ratio === null ? <i>{t('untold')}</i> : t('times', { ratio: hundredths(ratio) }))

export function handlingText({ medianHandlingMs, handlingSpreadMs }: Pick<Figured, 'medianHandlingMs' | 'handlingSpreadMs'>, t: T): ReactNode {
  if (medianHandlingMs === null) return <i>{t('untold')}</i>
  return (
    <>
      {t('median', { seconds: whole(medianHandlingMs / 1000) })}
      {handlingSpreadMs === null ? null : <i> {t('spread', { seconds: whole(handlingSpreadMs / 1000) })}</i>}
    </>
  )
}

/** Both numbers, and how much of one the other is; nothing while none was offered yet. */
export function breaksText({ breaksOffered, breaksPossible }: Pick<Figured, 'breaksOffered' | 'breaksPossible'>, t: T): ReactNode {
  if (breaksOffered === null || breaksPossible === null || breaksOffered === 0) return <i>{t('untold')}</i>
  return (
    <span className={css['breaks']}>
      <meter className={css['meter']} aria-hidden="true" min={0} max={Math.max(1, breaksOffered)} value={breaksPossible} />
      {t('breaks', { offered: whole(breaksOffered), possible: whole(breaksPossible) })}
    </span>
  )
}

/** The figures that stand beside clips an hour, so that it never stands alone. */
export function figureColumns<R extends RowData>(of: (row: R) => Figured | null, t: T, { sortable }: { sortable: boolean }): FigureColumn<R>[] {
  const column = (id: string, header: string, cell: (figures: Figured) => ReactNode, sortBy: (figures: Figured) => number | null): FigureColumn<R> => ({
    id, header,
    cell: row => { const figures = of(row); return figures === null ? null : cell(figures) },
    ...(sortable ? { sortBy: (row: R) => { const figures = of(row); return figures === null ? null : sortBy(figures) } } : {}),
  })
  return [
    column('perHour', t('column.perHour'), ({ perHour }) => rateText(perHour, t), ({ perHour }) => perHour),
    column('ofMedian', t('column.ofMedian'), ({ ofMedian }) => ratioText(ofMedian, t), ({ ofMedian }) => ofMedian),
    column('handling', t('column.handling'), figures => handlingText(figures, t), ({ medianHandlingMs }) => medianHandlingMs),
    column('audio', t('column.audio'), ({ audioMs }) => minutesText(audioMs, t), ({ audioMs }) => audioMs),
    column('corrected', t('column.corrected'), ({ wordsCorrected }) => whole(wordsCorrected), ({ wordsCorrected }) => wordsCorrected),
    column('slots', t('column.slots'), ({ slots }) => whole(slots), ({ slots }) => slots),
    column('breaks', t('column.breaks'), figures => breaksText(figures, t), ({ breaksOffered }) => breaksOffered),
  ]
}
