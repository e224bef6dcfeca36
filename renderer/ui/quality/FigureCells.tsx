import { useTranslation } from 'react-i18next'
import { leastItems } from '../../../shared/domain/quality/figures.ts'
import type { QualityFigures } from '../../../shared/hub-api/quality.ts'
import { whole } from '../format.ts'
import { figureText, type FigureName, type Scale } from './figures.ts'
import css from './FigureTable.module.css'
import { IntervalBar } from './IntervalBar.tsx'

/** A figure in a row of a table: value, interval as a bar and in numbers, what it rests on, its parts where `parts`. */
export function FigureCells({ name, figures, scale, parts }: { name: FigureName; figures: QualityFigures; scale: Scale; parts: boolean }) {
  const { t } = useTranslation('ui')
  const figure = figures[name]
  const { value, interval, items, withheld } = figure
  const { parts: counts = null } = 'parts' in figure ? figure : {}
  return (
    <>
      {value === null ? <td><i>{withheld === null ? '' : t(`quality.withheld.${withheld}`, { least: leastItems })}</i></td> : <td className={css['value']}>{figureText(name, value)}</td>}
      <td className={css['bar']}>{value === null ? null : <IntervalBar figure={figure} scale={scale} />}</td>
      <td>{interval === null ? <i>{t('quality.noInterval')}</i> : t('quality.bounds', { low: figureText(name, interval.low), high: figureText(name, interval.high) })}</td>
      <td>{whole(items)}</td>
      {!parts ? null : counts === null ? <td>{'parts' in figure ? <i>{t('quality.noParts')}</i> : null}</td> : (
        <td>{t('quality.parts', { substitutions: whole(counts.substitutions), deletions: whole(counts.deletions), insertions: whole(counts.insertions), words: whole(counts.words) })}</td>
      )}
    </>
  )
}
