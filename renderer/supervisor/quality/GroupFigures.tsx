import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Quality } from '../../../shared/contract/quality.ts'
import { whole } from '../../ui/format.ts'
import { NothingHere } from '../../ui/NothingHere.tsx'
import { OneOf } from '../../ui/OneOf.tsx'
import { FigureCells } from '../../ui/quality/FigureCells.tsx'
import { figureNames, figureText, scaleOf, type FigureName } from '../../ui/quality/figures.ts'
import { FigureTable } from '../../ui/quality/FigureTable.tsx'
import { rowsOf, type GroupView } from './quality.ts'
import css from './quality.module.css'

/** One figure of everybody, every batch, locale or task. */
export function GroupFigures({ quality, view }: { quality: Quality; view: GroupView }) {
  const { t } = useTranslation('supervisor')
  const { t: tUi } = useTranslation('ui')
  const [name, setName] = useState<FigureName>('gold')
  const rows = rowsOf(quality, view)
  if (rows.length === 0) return <NothingHere title={t('quality.empty')}>{t('quality.emptyMeaning')}</NothingHere>
  const scale = scaleOf(name, rows.map(({ figures }) => figures))
  const parts = name === 'gold' || name === 'overlap'
  const more = view === 'batches' ? [t('quality.column.of')] : view === 'people' ? [] : [t('quality.column.by')]
  return (
    <>
      <div className={css['which']}>
        <OneOf label={t('quality.figure')} names={figureNames} chosen={name} textOf={each => tUi(`quality.name.${each}`)} onChoose={each => setName(each)} />
        <p className={css['meaning']}>{tUi(`quality.meaning.${name}`)}</p>
      </div>
      <FigureTable
        title={t('quality.table', { figure: tUi(`quality.name.${name}`), view: t(`quality.view.${view}`) })}
        heads={[t(`quality.column.${view}`), ...more]}
        scale={tUi('quality.scale', { low: figureText(name, scale.low), high: figureText(name, scale.high) })}
        parts={parts}
      >
        {rows.map(({ key, name: of, of: person, people, figures }) => (
          <tr key={key}>
            <th scope="row">{of}</th>
            {person === null ? null : <td>{person}</td>}
            {people === null ? null : <td>{whole(people)}</td>}
            <FigureCells name={name} figures={figures} scale={scale} parts={parts} />
          </tr>
        ))}
      </FigureTable>
    </>
  )
}
