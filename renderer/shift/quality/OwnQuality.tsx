import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MyQuality } from '../../../shared/contract/quality.ts'
import { leastItems } from '../../../shared/domain/quality/figures.ts'
import type { QualityFigures } from '../../../shared/hub-api/quality.ts'
import { FailureText } from '../../ui/FailureText.tsx'
import { dayAndTime, dayOf } from '../../ui/format.ts'
import { FigureCells } from '../../ui/quality/FigureCells.tsx'
import { figureNames, figureText, scaleOf } from '../../ui/quality/figures.ts'
import { FigureTable } from '../../ui/quality/FigureTable.tsx'
import { useOwnQuality } from '../useOwnTold.ts'
import css from './OwnQuality.module.css'

/** Every quality figure that is kept of the one who works here, as their supervisor reads it. */
export function OwnQuality() {
  const { t } = useTranslation('shift')
  const { told: quality, failure } = useOwnQuality()
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
  return (
    <>
      <p className={css['lead']}>{t('quality.lead', { from: dayOf(from), to: dayOf(to), least: leastItems })}</p>
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
      <FigureTable title={t('quality.table', { which: batch?.batch ?? t('quality.all') })} heads={[tUi('quality.column.figure'), t('quality.scale')]} scale={t('quality.interval')} parts>
        <FigureRows figures={batch?.figures ?? figures} />
      </FigureTable>
    </>
  )
}

/** Every figure in a row of its own, with what it is. */
function FigureRows({ figures }: { figures: QualityFigures }) {
  const { t } = useTranslation('ui')
  return figureNames.map(name => {
    const scale = scaleOf(name, [figures])
    return (
      <tr key={name}>
        <th scope="row" className={css['name']}>
          {t(`quality.name.${name}`)}
          <span>{t(`quality.meaning.${name}`)}</span>
        </th>
        <td>{t('quality.bounds', { low: figureText(name, scale.low), high: figureText(name, scale.high) })}</td>
        <FigureCells name={name} figures={figures} scale={scale} parts />
      </tr>
    )
  })
}
