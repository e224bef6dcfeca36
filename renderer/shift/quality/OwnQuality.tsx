import type { TFunction } from 'i18next'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MyQuality } from '../../../shared/contract/quality.ts'
import { figureNames, leastItems, type FigureName } from '../../../shared/domain/quality/figures.ts'
import type { Days } from '../../../shared/hub-api/period-figures.ts'
import { FailureText } from '../../ui/FailureText.tsx'
import { FigureTable, type FigureColumn } from '../../ui/FigureTable.tsx'
import { dayAndTime, dayOf } from '../../ui/format.ts'
import { figureText, scaleOf } from '../../ui/quality/figures.ts'
import { qualityColumns, type ShownFigure } from '../../ui/quality/quality-columns.tsx'
import { useOwnQuality } from '../useOwnTold.ts'
import css from './OwnQuality.module.css'

/** Every quality figure that is kept of the one who works here, as their supervisor reads it. */
export function OwnQuality({ days }: { days: Days | null }) {
  const { t } = useTranslation('shift')
  const { told: quality, failure } = useOwnQuality(days)
  return (
    <section className={css['quality']} aria-labelledby="own-quality">
      <h2 id="own-quality" className={css['title']}>{t('quality.title')}</h2>
      {failure === null ? null : failure.code === 'offline' ? <p className={css['note']}>{t('quality.away')}</p> : <FailureText failure={failure} />}
      {quality === null ? null : <Figures quality={quality} />}
    </section>
  )
}

function Figures({ quality }: { quality: MyQuality }) {
  const { t } = useTranslation('shift')
  const { t: tUi } = useTranslation('ui')
  const [shown, setShown] = useState(-1)
  const { from, to, live, at, figures, batches } = quality
  const batch = batches[shown]
  const own = batch?.figures ?? figures
  const rows = useMemo(() => figureNames.map((name): ShownFigure => ({ name, figures: own, scale: scaleOf(name, [own]) })), [own])
  const columns = useMemo(() => columnsOf(t, tUi), [t, tUi])
  return (
    <>
      <p className={css['lead']}>{from > to ? t('quality.leadNone') : t('quality.lead', { from: dayOf(from), to: dayOf(to), least: leastItems })}</p>
      {live ? null : <p className={css['note']}>{t('quality.snapshot', { when: dayAndTime(at) })}</p>}
      {batches.length === 0 ? null : (
        <label className={css['which']}>
          {t('quality.which')}
          <select value={shown} onChange={({ target }) => setShown(Number(target.value))}>
            <option value={-1}>{t('quality.all')}</option>
            {batches.map((one, index) => <option key={`${index} ${one.batch}`} value={index}>{one.batch}</option>)}
          </select>
        </label>
      )}
      <FigureTable label={t('quality.table', { which: batch?.batch ?? t('quality.all') })} columns={columns} rows={rows} idOf={({ name }) => name} />
    </>
  )
}

/** Every figure in a row of its own, with what it is. */
function columnsOf(t: TFunction<'shift'>, tUi: TFunction<'ui'>): FigureColumn<ShownFigure>[] {
  const nameOf = (name: FigureName) => <span className={css['name']}>{tUi(`quality.name.${name}`)}<span>{tUi(`quality.meaning.${name}`)}</span></span>
  return [
    { id: 'figure', header: tUi('quality.column.figure'), words: 'prose', cell: ({ name }) => nameOf(name) },
    { id: 'scale', header: t('quality.scale'), cell: ({ name, scale }) => tUi('quality.bounds', { low: figureText(name, scale.low), high: figureText(name, scale.high) }) },
    ...qualityColumns<ShownFigure>(row => row, { t: tUi, scale: t('quality.interval'), parts: true, sortable: false }),
  ]
}
