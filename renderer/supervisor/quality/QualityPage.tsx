import { useEffect, useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { leastItems } from '../../../shared/domain/quality/figures.ts'
import type { Quality } from '../../../shared/contract/quality.ts'
import { useKeyLayer } from '../../keys/useKeyLayer.ts'
import { useWorkstation } from '../../state/workstation.ts'
import { Button } from '../../ui/Button.tsx'
import { FailureText } from '../../ui/FailureText.tsx'
import { dayOf } from '../../ui/format.ts'
import { Frame } from '../../ui/Frame.tsx'
import { NothingHere } from '../../ui/NothingHere.tsx'
import { OneOf } from '../../ui/OneOf.tsx'
import { PageTitle } from '../../ui/PageTitle.tsx'
import { PeriodPicker } from '../../ui/PeriodPicker.tsx'
import { fileActions } from '../file-actions.ts'
import { Files } from '../Files.tsx'
import { FilterField } from '../FilterField.tsx'
import { Freshness } from '../Freshness.tsx'
import css from '../Page.module.css'
import { GroupFigures } from './GroupFigures.tsx'
import { viewsOf, type QualityStore, type View } from './quality.ts'
import { Spots } from './Spots.tsx'

/** What waits for a third person's decision, and the way there. */
export type WaitingDecision = { kind: 'pairs' | 'contests'; count: number; open(): void }

type QualityPageProps = { store: QualityStore; status: ReactNode; waiting: readonly WaitingDecision[] }

/** How well clips are answered in a period, and where guidelines may be unclear. */
export function QualityPage({ store, status, waiting }: QualityPageProps) {
  const { t } = useTranslation('supervisor')
  const { sync } = useWorkstation()
  const { quality, failure, view: chosenView } = useStore(store)
  const chosen = useStore(store.choice)
  const online = useStore(sync, reading => reading.value?.online)
  useEffect(() => store.follow(), [store])
  useEffect(() => {
    if (online === true) void store.read()
  }, [store, online])
  const files = useMemo(() => fileActions({ available: () => store.getState().quality !== null, file: store.file }, t), [store, t])
  useKeyLayer(useMemo(() => ({ name: 'quality', title: t('quality.title'), actions: files }), [files, t]))
  const view: View = quality === null || viewsOf(quality).includes(chosenView) ? chosenView : 'sites'
  return (
    <Frame status={status} figures={<Freshness read={quality} failure={failure} />}>
      <div className={css['page']}>
        <div className={css['head']}>
          <PageTitle title={t('quality.title')}>{quality === null ? null : leadOf(quality, t)}</PageTitle>
          <PeriodPicker choice={store.choice} chosen={chosen} />
        </div>
        {quality !== null ? <Told store={store} quality={quality} view={view} waiting={waiting} />
          : failure === null ? <NothingHere>{t('quality.reading')}</NothingHere>
          : <NothingHere>{failure.code === 'offline' ? t('quality.noSnapshot') : <FailureText failure={failure} />}</NothingHere>}
        {quality === null ? null : <Files actions={files} />}
      </div>
    </Frame>
  )
}

const leadOf = ({ from, to }: Quality, t: ReturnType<typeof useTranslation<'supervisor'>>['t']): string =>
  (from > to ? t('quality.leadNone') : t('quality.lead', { from: dayOf(from), to: dayOf(to) }))

function Told({ store, quality, view, waiting }: { store: QualityStore; quality: Quality; view: View; waiting: readonly WaitingDecision[] }) {
  const { t } = useTranslation('supervisor')
  const sought = useStore(store, state => state.sought)
  const waits = waiting.filter(({ count }) => count > 0)
  return (
    <>
      <div className={css['choices']}>
        <OneOf label={t('quality.by')} names={viewsOf(quality)} chosen={view} textOf={name => t(`quality.view.${name}`)} onChoose={name => store.setState({ view: name })} />
        <FilterField label={t(`quality.seek.${view}`)} value={sought} onChange={text => store.setState({ sought: text })} />
      </div>
      {view === 'spots' ? <Spots store={store} spots={quality.spots} /> : <GroupFigures store={store} quality={quality} view={view} />}
      {waits.length === 0 ? null : (
        <div className={css['files']}>{waits.map(({ kind, count, open }) => <Button key={kind} small onClick={open}>{t(`quality.waiting.${kind}`, { count })}</Button>)}</div>
      )}
      {view === 'spots' ? null : <p className={css['note']}>{t(quality.visibility === 'grouped' ? 'quality.grouped' : 'quality.note', { least: leastItems })}</p>}
    </>
  )
}
