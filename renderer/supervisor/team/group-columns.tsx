import type { TFunction } from 'i18next'
import type { GroupFigures, PeriodFigures } from '../../../shared/hub-api/period-figures.ts'
import type { FigureColumn } from '../../ui/FigureTable.tsx'
import { dayOf, whole } from '../../ui/format.ts'
import { figureColumns, workedText } from '../Cells.tsx'
import css from '../Cells.module.css'

type T = TFunction<'supervisor'>
type Row = { figures: GroupFigures | null }

export type PersonRow = PeriodFigures['people'][number]
export type SiteRow = PeriodFigures['sites'][number]
export type LocaleRow = PeriodFigures['locales'][number]
export type DayRow = PeriodFigures['days'][number]

export const siteText = (site: string | null, t: T): string => site ?? t('group.noSite')

const languageNames = new Map<string, string>()
/** `English (United States), en-US` in the interface's language. */
export function localeText(locale: string, language: string): string {
  const key = `${language} ${locale}`
  const known = languageNames.get(key)
  if (known !== undefined) return known
  const text = `${new Intl.DisplayNames(language, { type: 'language' }).of(locale) ?? locale}, ${locale}`
  languageNames.set(key, text)
  return text
}

function counted<R extends Row>(t: T, { sortable, people }: { sortable: boolean; people: boolean }): FigureColumn<R>[] {
  const count = (id: 'people' | 'shifts' | 'clips', strong = false): FigureColumn<R> => ({
    id, header: t(`column.${id}`), strong, cell: ({ figures }) => (figures === null ? null : whole(figures[id])),
    ...(sortable ? { sortBy: ({ figures }: R) => figures?.[id] ?? null } : {}),
  })
  return [
    ...(people ? [count('people')] : []),
    count('shifts'),
    {
      id: 'worked', header: t('column.worked'), cell: ({ figures }) => (figures === null ? null : workedText(figures.workedMs, t)),
      ...(sortable ? { sortBy: ({ figures }: R) => figures?.workedMs ?? null } : {}),
    },
    count('clips', true),
    ...figureColumns<R>(({ figures }) => figures, t, { sortable }),
  ]
}

/** Nobody is ranked: people can be put in order by who and where they are alone. */
export const personColumns = (t: T, onShifts: (person: string) => void): FigureColumn<PersonRow>[] => [
  {
    id: 'person', header: t('column.person'),
    cell: ({ person }) => <button type="button" className={css['person']} aria-label={t('group.showShifts', { person })} onClick={() => onShifts(person)}>{person}</button>,
    sortBy: ({ person }) => person,
  },
  { id: 'site', header: t('column.site'), words: true, cell: ({ site }) => siteText(site, t), sortBy: ({ site }) => site },
  ...counted<PersonRow>(t, { sortable: false, people: false }),
]

export const siteColumns = (t: T): FigureColumn<SiteRow>[] => [
  { id: 'site', header: t('column.site'), cell: ({ site }) => siteText(site, t), sortBy: ({ site }) => site },
  ...counted<SiteRow>(t, { sortable: false, people: true }),
]

export const localeColumns = (t: T, language: string): FigureColumn<LocaleRow>[] => [
  { id: 'locale', header: t('column.locale'), cell: ({ locale }) => localeText(locale, language), sortBy: ({ locale }) => localeText(locale, language) },
  ...counted<LocaleRow>(t, { sortable: true, people: true }).filter(({ id }) => id !== 'worked' && id !== 'perHour' && id !== 'breaks'),
]

export const dayColumns = (t: T): FigureColumn<DayRow>[] => [
  { id: 'day', header: t('column.day'), cell: ({ day }) => dayOf(day), sortBy: ({ day }) => day },
  ...counted<DayRow>(t, { sortable: true, people: true }),
]
