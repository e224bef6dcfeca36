import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Quality } from '../../../shared/contract/quality.ts'
import { figureNames, type FigureName } from '../../../shared/domain/quality/figures.ts'
import { FigureTable, type FigureColumn } from '../../ui/FigureTable.tsx'
import { whole } from '../../ui/format.ts'
import { NothingHere } from '../../ui/NothingHere.tsx'
import { OneOf } from '../../ui/OneOf.tsx'
import { figureText, scaleOf, type Scale } from '../../ui/quality/figures.ts'
import { qualityColumns } from '../../ui/quality/quality-columns.tsx'
import { sift } from '../sift.ts'
import { localeText, siteText } from '../team/group-columns.tsx'
import { rowsOf, type GroupView, type QualityRow, type QualityStore } from './quality.ts'
import css from './quality.module.css'

type Shown = { view: GroupView; figure: FigureName; scale: Scale; t: TFunction<'supervisor'>; tUi: TFunction<'ui'> }

/** Nobody is ranked: people, and where they are, can be put in order by what they are called alone. */
function columnsOf({ view, figure, scale, t, tUi }: Shown): FigureColumn<QualityRow>[] {
  const sortable = view === 'locales' || view === 'tasks'
  const name: FigureColumn<QualityRow> = { id: 'name', header: t(`quality.column.${view}`), cell: row => row.name, sortBy: row => row.name }
  const of: FigureColumn<QualityRow> = { id: 'of', header: t('quality.column.of'), words: true, cell: row => row.of, sortBy: row => row.of }
  const people: FigureColumn<QualityRow> = { id: 'people', header: t('quality.column.by'), cell: row => whole(row.people ?? 0), sortBy: row => row.people }
  return [
    name, ...(view === 'batches' ? [of] : view === 'people' ? [] : [people]),
    ...qualityColumns<QualityRow>(({ figures }) => ({ name: figure, figures, scale }), {
      t: tUi, sortable, parts: figure === 'gold' || figure === 'overlap',
      scale: tUi('quality.scale', { low: figureText(figure, scale.low), high: figureText(figure, scale.high) }),
    }),
  ]
}

/** One figure of everybody, every site, batch, locale or task. */
export function GroupFigures({ store, quality, view }: { store: QualityStore; quality: Quality; view: GroupView }) {
  const { t, i18n: { language } } = useTranslation('supervisor')
  const { t: tUi } = useTranslation('ui')
  const { figure, sought, sorting } = useStore(store)
  const rows = useMemo(() => rowsOf(quality, view, { site: site => siteText(site, t), locale: locale => localeText(locale, language) }), [quality, view, t, language])
  const found = useMemo(() => sift(rows, sought, ({ name, of }) => `${name} ${of ?? ''}`), [rows, sought])
  const columns = useMemo(() => columnsOf({ view, figure, scale: scaleOf(figure, rows.map(({ figures }) => figures)), t, tUi }), [view, figure, rows, t, tUi])
  if (rows.length === 0) return <NothingHere title={t('quality.empty')}>{t(quality.visibility === 'grouped' ? 'quality.emptyGrouped' : 'quality.emptyMeaning')}</NothingHere>
  return (
    <>
      <div className={css['which']}>
        <OneOf label={t('quality.figure')} names={figureNames} chosen={figure} textOf={each => tUi(`quality.name.${each}`)} onChoose={each => store.setState({ figure: each })} />
        <p className={css['meaning']}>{tUi(`quality.meaning.${figure}`)}</p>
      </div>
      {found.length === 0 ? <NothingHere>{t('group.notFound', { sought })}</NothingHere> : (
        <FigureTable
          label={t('quality.table', { figure: tUi(`quality.name.${figure}`), view: t(`quality.view.${view}`) })}
          columns={columns} rows={found} idOf={({ key }) => key} sorting={sorting[view] ?? []} onSorting={order => store.setState({ sorting: { ...sorting, [view]: order } })}
        />
      )}
    </>
  )
}
