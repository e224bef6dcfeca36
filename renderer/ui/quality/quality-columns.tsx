import type { RowData } from '@tanstack/react-table'
import type { TFunction } from 'i18next'
import { leastItems, type FigureName } from '../../../shared/domain/quality/figures.ts'
import type { QualityFigures } from '../../../shared/hub-api/quality.ts'
import type { FigureColumn } from '../FigureTable.tsx'
import { whole } from '../format.ts'
import { figureText, type Scale } from './figures.ts'
import { IntervalBar } from './IntervalBar.tsx'

export type ShownFigure = { name: FigureName; figures: QualityFigures; scale: Scale }

type Setting = {
  t: TFunction<'ui'>
  /** Over the bars: what they span. */
  scale: string
  /** Whether errors are told apart by what they are. */
  parts: boolean
  sortable: boolean
}

/** A figure in a row of a table: value, interval as a bar and in numbers, what it rests on, and its parts. */
export function qualityColumns<R extends RowData>(of: (row: R) => ShownFigure, { t, scale, parts, sortable }: Setting): FigureColumn<R>[] {
  const figureOf = (row: R) => {
    const { name, figures } = of(row)
    return { name, parts: null, ...figures[name] }
  }
  const sorted = (sortBy: (row: R) => number | null) => (sortable ? { sortBy } : {})
  const columns: FigureColumn<R>[] = [
    {
      id: 'value', header: t('quality.column.value'), strong: true, ...sorted(row => figureOf(row).value),
      cell: row => {
        const { name, value, withheld } = figureOf(row)
        return value !== null ? figureText(name, value) : withheld === null ? null : <i>{t(`quality.withheld.${withheld}`, { least: leastItems })}</i>
      },
    },
    { id: 'bar', header: scale, wide: true, cell: row => (figureOf(row).value === null ? null : <IntervalBar figure={figureOf(row)} scale={of(row).scale} />) },
    {
      id: 'interval', header: t('quality.column.interval'),
      cell: row => {
        const { name, interval } = figureOf(row)
        return interval === null ? <i>{t('quality.noInterval')}</i> : t('quality.bounds', { low: figureText(name, interval.low), high: figureText(name, interval.high) })
      },
    },
    { id: 'items', header: t('quality.column.items'), cell: row => whole(figureOf(row).items), ...sorted(row => figureOf(row).items) },
  ]
  if (!parts) return columns
  return [...columns, {
    id: 'parts', header: t('quality.column.parts'),
    cell: row => {
      const { name, parts: counts } = figureOf(row)
      if (counts === null) return name === 'gold' || name === 'overlap' ? <i>{t('quality.noParts')}</i> : null
      return t('quality.parts', { substitutions: whole(counts.substitutions), deletions: whole(counts.deletions), insertions: whole(counts.insertions), words: whole(counts.words) })
    },
  }]
}
