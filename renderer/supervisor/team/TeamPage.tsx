import { useEffect, useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { ReadPeriod } from '../../../shared/contract/board.ts'
import { useKeyLayer } from '../../keys/useKeyLayer.ts'
import { FailureText } from '../../ui/FailureText.tsx'
import { Frame } from '../../ui/Frame.tsx'
import { NothingHere } from '../../ui/NothingHere.tsx'
import { OneOf } from '../../ui/OneOf.tsx'
import { PageTitle } from '../../ui/PageTitle.tsx'
import { PeriodPicker } from '../../ui/PeriodPicker.tsx'
import { daysText } from '../../ui/days-text.ts'
import { fileActions } from '../file-actions.ts'
import { Files } from '../Files.tsx'
import { FilterField } from '../FilterField.tsx'
import { Freshness } from '../Freshness.tsx'
import css from '../Page.module.css'
import { Compare } from './Compare.tsx'
import { GroupTable } from './GroupTable.tsx'
import { localeColumns, localeText, personColumns, siteColumns, siteText } from './group-columns.tsx'
import { Overview } from './Overview.tsx'
import { views, type TeamStore } from './team.ts'

/** What the team's shifts come to in any period: in all, by person, site and language, and beside another period. */
export function TeamPage({ store, status, onShifts }: { store: TeamStore; status: ReactNode; onShifts(person: string): void }) {
  const { t } = useTranslation('supervisor')
  const { view, period, failure, sought } = useStore(store)
  const chosen = useStore(store.choice)
  useEffect(() => store.follow(), [store])
  const files = useMemo(() => fileActions({ available: () => store.getState().period !== null, file: store.file }, t), [store, t])
  useKeyLayer(useMemo(() => ({ name: 'team', title: t('group.title'), actions: files }), [files, t]))
  const offered = views.filter(name => name !== 'people' || period === null || period.namedSince !== null)
  const isTable = view === 'people' || view === 'sites' || view === 'locales'
  return (
    <Frame status={status} figures={<Freshness read={period} failure={failure} />}>
      <div className={css['page']}>
        <div className={css['head']}>
          <PageTitle title={t('group.title')}>{t('group.lead', { days: daysText(store.choice.days()) })}</PageTitle>
          <PeriodPicker choice={store.choice} chosen={chosen} />
        </div>
        <div className={css['choices']}>
          <OneOf label={t('group.view')} names={offered} chosen={view} textOf={name => t(`group.views.${name}`)} onChoose={store.show} />
          {isTable ? <FilterField label={t(`group.seek.${view}`)} value={sought} onChange={text => store.setState({ sought: text })} /> : null}
        </div>
        {period !== null ? <Shown store={store} period={period} onShifts={onShifts} />
          : failure === null ? <NothingHere>{t('reading')}</NothingHere>
          : <NothingHere>{failure.code === 'offline' ? t('noSnapshot') : <FailureText failure={failure} />}</NothingHere>}
        {period === null ? null : <Files actions={files} />}
      </div>
    </Frame>
  )
}

function Shown({ store, period, onShifts }: { store: TeamStore; period: ReadPeriod; onShifts(person: string): void }) {
  const { t, i18n: { language } } = useTranslation('supervisor')
  const { view } = useStore(store)
  const people = useMemo(() => personColumns(t, onShifts), [t, onShifts])
  const sites = useMemo(() => siteColumns(t), [t])
  const locales = useMemo(() => localeColumns(t, language), [t, language])
  if (view === 'compare') return <Compare store={store} />
  if (period.total === null) return <NothingHere title={t('group.nothing')}>{t(period.days.length === 0 ? 'group.noShift' : 'group.untold')}</NothingHere>
  switch (view) {
    case 'overview': return <Overview period={period} total={period.total} />
    case 'people': return <GroupTable store={store} label={t('group.tables.people')} columns={people} rows={period.people} nameOf={({ person, site }) => `${person} ${site ?? ''}`} note={t('group.peopleNote')} />
    case 'sites': return <GroupTable store={store} label={t('group.tables.sites')} columns={sites} rows={period.sites} nameOf={({ site }) => siteText(site, t)} note={t('group.sitesNote')} />
    case 'locales': return <GroupTable store={store} label={t('group.tables.locales')} columns={locales} rows={period.locales} nameOf={({ locale }) => localeText(locale, language)} note={t('group.localesNote')} />
  }
}
