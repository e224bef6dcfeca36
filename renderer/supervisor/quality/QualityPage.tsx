import { useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { leastItems } from '../../../shared/domain/quality/figures.ts'
import type { Quality } from '../../../shared/contract/quality.ts'
import { useWorkstation } from '../../state/workstation.ts'
import { FailureText } from '../../ui/FailureText.tsx'
import { dayOf } from '../../ui/format.ts'
import { Frame } from '../../ui/Frame.tsx'
import { OneOf } from '../../ui/OneOf.tsx'
import { PageTitle } from '../../ui/PageTitle.tsx'
import { Freshness } from '../Freshness.tsx'
import css from '../Page.module.css'
import { GroupFigures } from './GroupFigures.tsx'
import { createQuality, groupViews, type QualityState } from './quality.ts'
import { Spots } from './Spots.tsx'

const views = [...groupViews, 'spots'] as const
type View = (typeof views)[number]

/** Under *grouped* neither people nor batches, each of which is one person's, are told of. */
const teamViews: readonly View[] = ['locales', 'tasks', 'spots']

/** How well clips are answered, and where guidelines may be unclear. */
export function QualityPage({ status }: { status: ReactNode }) {
  const { client, sync } = useWorkstation()
  const [store] = useState(() => createQuality(client))
  const state = useStore(store)
  const online = useStore(sync, reading => reading.value?.online)
  useEffect(() => store.follow(), [store])
  useEffect(() => {
    if (online === true) void store.read()
  }, [store, online])
  return (
    <Frame status={status} figures={<Freshness read={state.quality} failure={state.failure} />}>
      {state.quality === null ? <Waiting {...state} /> : <Told quality={state.quality} />}
    </Frame>
  )
}

function Waiting({ failure }: QualityState) {
  const { t } = useTranslation('supervisor')
  const away = failure?.code === 'offline'
  return (
    <div className={css['page']}>
      <PageTitle title={t('quality.title')}>{failure === null ? t('quality.reading') : away ? t('quality.noSnapshot') : null}</PageTitle>
      {failure === null || away ? null : <FailureText failure={failure} />}
    </div>
  )
}

function Told({ quality }: { quality: Quality }) {
  const { t } = useTranslation('supervisor')
  const offered = quality.visibility === 'grouped' ? teamViews : views
  const [chosen, setView] = useState<View>('people')
  const view = offered.includes(chosen) ? chosen : 'locales'
  return (
    <div className={css['page']}>
      <div className={css['head']}>
        <PageTitle title={t('quality.title')}>{t('quality.lead', { from: dayOf(quality.from), to: dayOf(quality.to) })}</PageTitle>
        <OneOf label={t('quality.by')} names={offered} chosen={view} textOf={name => t(`quality.view.${name}`)} onChoose={name => setView(name)} />
      </div>
      {view === 'spots' ? <Spots spots={quality.spots} /> : <GroupFigures quality={quality} view={view} />}
      {view === 'spots' ? null : <p className={css['note']}>{t(quality.visibility === 'grouped' ? 'quality.grouped' : 'quality.note', { least: leastItems })}</p>}
    </div>
  )
}
