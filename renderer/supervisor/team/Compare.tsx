import type { TFunction } from 'i18next'
import { useId, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { PeriodFigures } from '../../../shared/hub-api/period-figures.ts'
import { Button } from '../../ui/Button.tsx'
import { FigureTable, type FigureColumn } from '../../ui/FigureTable.tsx'
import { decimal, hoursAndMinutes, hundredths, percentChange, whole } from '../../ui/format.ts'
import { DayFields } from '../../ui/PeriodPicker.tsx'
import { daysText } from '../../ui/days-text.ts'
import css from '../Page.module.css'
import { comparedRows, figuresOf, type Comparable, type ComparedRow } from './compared.ts'
import own from './Compare.module.css'
import { localeText, siteText } from './group-columns.tsx'
import type { TeamStore, Whose } from './team.ts'

type T = TFunction<'supervisor'>

function valueText(figure: Comparable, value: number, t: T): string {
  switch (figure) {
    case 'workedMs': return hoursAndMinutes(value)
    case 'audioMs': return t('minutes', { minutes: whole(value / 60_000) })
    case 'medianHandlingMs':
    case 'handlingSpreadMs': return t('seconds', { seconds: decimal(value / 1000) })
    case 'ofMedian': return t('times', { ratio: hundredths(value) })
    case 'perHour': return decimal(value)
    default: return whole(value)
  }
}

const signedText = (figure: Comparable, value: number, t: T): string =>
  value === 0 ? valueText(figure, 0, t) : `${value > 0 ? '+' : '−'}${valueText(figure, Math.abs(value), t)}`

function compareColumns(t: T, here: string, there: string): FigureColumn<ComparedRow>[] {
  const value = (id: 'here' | 'there', header: string): FigureColumn<ComparedRow> =>
    ({ id, header, strong: id === 'here', cell: ({ figure, [id]: one }) => (one === null ? <i>{t('untold')}</i> : valueText(figure, one, t)) })
  return [
    { id: 'figure', header: t('compare.figure'), cell: ({ figure }) => t(`compare.figures.${figure}`) },
    value('here', here),
    value('there', there),
    { id: 'difference', header: t('compare.difference'), cell: ({ figure, difference }) => (difference === null ? <i>{t('untold')}</i> : signedText(figure, difference, t)) },
    { id: 'share', header: t('compare.share'), cell: ({ share }) => (share === null ? <i>{t('untold')}</i> : percentChange(share)) },
  ]
}

/** Everybody and every group that either period tells of. */
function choices(period: PeriodFigures | null, beside: PeriodFigures | null, t: T, language: string): readonly (readonly [Whose, string])[] {
  const both = [period, beside].flatMap(one => (one === null ? [] : [one]))
  const found = new Map<Whose, string>([['all', t('compare.everybody')]])
  for (const { sites } of both) for (const { site } of sites) found.set(`site:${site ?? ''}`, siteText(site, t))
  for (const { locales } of both) for (const { locale } of locales) found.set(`locale:${locale}`, localeText(locale, language))
  for (const { people } of both) for (const { person } of people) found.set(`person:${person}`, person)
  return [...found]
}

/** Two periods side by side: of everybody, of a site, of a language, of somebody. */
export function Compare({ store }: { store: TeamStore }) {
  const { t, i18n: { language } } = useTranslation('supervisor')
  const { period, beside, whose, chosenBeside } = useStore(store)
  const id = useId()
  const [here, there] = [daysText(store.choice.days()), daysText(store.besideDays())]
  const columns = useMemo(() => compareColumns(t, here, there), [t, here, there])
  const rows = useMemo(() => comparedRows(figuresOf(period, whose), figuresOf(beside, whose)), [period, beside, whose])
  return (
    <>
      <div className={own['choices']}>
        <label htmlFor={id}>{t('compare.whose')}</label>
        <select id={id} value={whose} onChange={({ target }) => store.setState({ whose: target.value as Whose })}>
          {choices(period, beside, t, language).map(([value, name]) => <option key={value} value={value}>{name}</option>)}
        </select>
        <span>{t('compare.with')}</span>
        <DayFields days={store.besideDays()} latest={store.choice.today()} onDays={store.compareWith} />
        {chosenBeside === null ? null : <Button look="quiet" small onClick={() => store.compareWith(null)}>{t('compare.before')}</Button>}
      </div>
      <FigureTable label={t('compare.table', { here, there })} columns={columns} rows={rows} idOf={({ figure }) => figure} />
      <p className={css['note']}>{t('compare.note')}</p>
    </>
  )
}
