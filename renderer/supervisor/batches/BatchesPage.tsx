import type { TFunction } from 'i18next'
import { useEffect, useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { ReadBatches } from '../../../shared/contract/board.ts'
import type { BatchWave, FollowedBatch } from '../../../shared/hub-api/followed-batches.ts'
import { useKeyLayer } from '../../keys/useKeyLayer.ts'
import { FailureText } from '../../ui/FailureText.tsx'
import { FigureTable, type FigureColumn } from '../../ui/FigureTable.tsx'
import { dayAndTime, dayOf, percent, whole } from '../../ui/format.ts'
import { Frame } from '../../ui/Frame.tsx'
import { NothingHere } from '../../ui/NothingHere.tsx'
import { OneOf } from '../../ui/OneOf.tsx'
import { PageTitle } from '../../ui/PageTitle.tsx'
import cells from '../Cells.module.css'
import { fileActions } from '../file-actions.ts'
import { Files } from '../Files.tsx'
import { FilterField } from '../FilterField.tsx'
import { Freshness } from '../Freshness.tsx'
import css from '../Page.module.css'
import { sift } from '../sift.ts'
import { batchStates, type BatchesStore } from './batches.ts'

type T = TFunction<'supervisor'>
type Counts = Pick<FollowedBatch, 'clips' | 'answered' | 'withdrawn' | 'remaining'>

/** How far along, of what is not taken back. */
const share = ({ answered, remaining }: Counts): number => (answered + remaining === 0 ? 1 : answered / (answered + remaining))

function countColumns<R extends Counts>(t: T): FigureColumn<R>[] {
  const count = (id: keyof Counts): FigureColumn<R> => ({ id, header: t(`batches.column.${id}`), strong: id === 'remaining', cell: row => whole(row[id]), sortBy: row => row[id] })
  return [
    count('clips'), count('answered'), count('withdrawn'), count('remaining'),
    {
      id: 'share', header: t('batches.column.share'), sortBy: share,
      cell: row => <span className={cells['breaks']}><meter className={cells['meter']} aria-hidden="true" min={0} max={1} value={share(row)} />{percent(share(row))}</span>,
    },
  ]
}

const batchColumns = (t: T): FigureColumn<FollowedBatch>[] => [
  { id: 'name', header: t('batches.column.name'), cell: ({ name }) => name, sortBy: ({ name }) => name },
  { id: 'person', header: t('column.person'), words: true, cell: ({ person }) => person, sortBy: ({ person }) => person },
  { id: 'state', header: t('batches.column.state'), words: true, sortBy: ({ state }) => batchStates.indexOf(state), cell: ({ state }) => (state === 'lapsed' ? <b className={cells['worry']}>{t('batches.states.lapsed')}</b> : t(`batches.states.${state}`)) },
  ...countColumns<FollowedBatch>(t),
  { id: 'made', header: t('batches.column.made'), cell: ({ madeAt }) => dayAndTime(madeAt), sortBy: ({ madeAt }) => madeAt },
  { id: 'due', header: t('batches.column.due'), cell: ({ dueAt }) => (dueAt === null ? <i>{t('none')}</i> : dayAndTime(dueAt)), sortBy: ({ dueAt }) => dueAt },
  { id: 'kept', header: t('batches.column.kept'), cell: ({ retainUntil }) => dayOf(retainUntil), sortBy: ({ retainUntil }) => retainUntil },
]

const waveColumns = (t: T): FigureColumn<BatchWave>[] => [
  { id: 'day', header: t('column.day'), cell: ({ day }) => dayOf(day), sortBy: ({ day }) => day },
  { id: 'project', header: t('batches.column.project'), words: true, cell: ({ project }) => project, sortBy: ({ project }) => project },
  { id: 'people', header: t('column.people'), cell: ({ people }) => whole(people), sortBy: ({ people }) => people },
  { id: 'batches', header: t('batches.column.batches'), cell: ({ batches }) => whole(batches), sortBy: ({ batches }) => batches },
  ...countColumns<BatchWave>(t),
]

/** Every batch of the last weeks, from being assigned to its end. */
export function BatchesPage({ store, status }: { store: BatchesStore; status: ReactNode }) {
  const { t } = useTranslation('supervisor')
  const { read, failure, which, sought } = useStore(store)
  useEffect(() => store.follow(), [store])
  const files = useMemo(() => fileActions({ available: () => store.getState().read !== null, file: store.file }, t), [store, t])
  useKeyLayer(useMemo(() => ({ name: 'batches', title: t('batches.title'), actions: files }), [files, t]))
  return (
    <Frame status={status} figures={<Freshness read={read} failure={failure} />}>
      <div className={css['page']}>
        <PageTitle title={t('batches.title')}>{t('batches.lead')}</PageTitle>
        {read === null || read.batches.length === 0 ? null : (
          <div className={css['choices']}>
            <OneOf label={t('batches.which')} names={batchStates} chosen={which} textOf={name => t(`batches.states.${name}`)} onChoose={name => store.setState({ which: name })} />
            <FilterField label={t('batches.seek')} value={sought} onChange={text => store.setState({ sought: text })} />
          </div>
        )}
        {read !== null ? <Tables store={store} read={read} />
          : failure === null ? <NothingHere>{t('reading')}</NothingHere>
          : <NothingHere>{failure.code === 'offline' ? t('noSnapshot') : <FailureText failure={failure} />}</NothingHere>}
        {read === null ? null : <Files actions={files} />}
      </div>
    </Frame>
  )
}

function Tables({ store, read: { batches, waves, untold } }: { store: BatchesStore; read: ReadBatches }) {
  const { t } = useTranslation('supervisor')
  const { which, sought, sorting } = useStore(store)
  const columns = useMemo(() => batchColumns(t), [t])
  const together = useMemo(() => waveColumns(t), [t])
  const found = useMemo(() => sift(batches.filter(({ state }) => which === 'all' || state === which), sought, ({ name, person, project, site }) => `${name} ${person} ${project} ${site ?? ''}`), [batches, which, sought])
  if (batches.length + waves.length + untold === 0) return <NothingHere title={t('batches.none')}>{t('batches.noneMeaning')}</NothingHere>
  if (batches.length === 0) {
    return (
      <>
        <p className={css['note']}>{t('batches.waves')} {untold > 0 ? t('batches.untold', { count: untold }) : ''}</p>
        {waves.length === 0 ? null : <FigureTable label={t('batches.waveTable')} columns={together} rows={waves} idOf={({ day, project }) => `${day} ${project}`} sorting={sorting} onSorting={order => store.setState({ sorting: order })} />}
      </>
    )
  }
  if (found.length === 0) return <NothingHere>{t('batches.notFound')}</NothingHere>
  return <FigureTable label={t('batches.title')} columns={columns} rows={found} idOf={({ batch }) => batch} sorting={sorting} onSorting={order => store.setState({ sorting: order })} />
}
