import type { TFunction } from 'i18next'
import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { ReadBatches } from '../../../shared/contract/board.ts'
import { isMissed } from '../../../shared/domain/due.ts'
import type { BatchWave, FollowedBatch } from '../../../shared/hub-api/followed-batches.ts'
import { useKeyLayer } from '../../keys/useKeyLayer.ts'
import { cx } from '../../ui/cx.ts'
import { FailureText } from '../../ui/FailureText.tsx'
import { FigureTable, type FigureColumn } from '../../ui/FigureTable.tsx'
import { dayOf, percent, shortTime, whole } from '../../ui/format.ts'
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
import { DueDialog } from './DueDialog.tsx'

type T = TFunction<'supervisor'>
type Counts = Pick<FollowedBatch, 'clips' | 'answered' | 'withdrawn' | 'remaining'>

/** How far along, of what is not taken back. */
const share = ({ answered, remaining }: Counts): number => (answered + remaining === 0 ? 1 : answered / (answered + remaining))

/** What is left, and how far along that is. */
function leftColumns<R extends Counts>(t: T): FigureColumn<R>[] {
  return [
    { id: 'remaining', header: t('batches.column.remaining'), strong: true, cell: ({ remaining }) => whole(remaining), sortBy: ({ remaining }) => remaining },
    {
      id: 'share', header: t('batches.column.share'), sortBy: share,
      cell: row => <span className={cells['breaks']}><meter className={cells['meter']} aria-hidden="true" min={0} max={1} value={share(row)} /><span className={cells['percent']}>{percent(share(row))}</span></span>,
    },
  ]
}

function countColumns<R extends Counts>(t: T): FigureColumn<R>[] {
  return (['clips', 'answered', 'withdrawn'] as const).map(id => ({ id, header: t(`batches.column.${id}`), cell: row => whole(row[id]), sortBy: row => row[id] }))
}

type Due = (batch: FollowedBatch) => void

/** Its date, which a press changes; nobody waits for what is over. */
function DueCell({ batch, now, onDue }: { batch: FollowedBatch; now: number; onDue: Due }) {
  const { t } = useTranslation('supervisor')
  const { name, person, dueAt, state } = batch
  if (dueAt === null) {
    return state === 'done' || state === 'returned' ? <i>{t('none')}</i>
      : <button type="button" className={cx(cells['person'], cells['unset'])} aria-label={t('batches.dueSetFor', { name, person })} onClick={() => onDue(batch)}>{t('batches.dueSet')}</button>
  }
  const when = shortTime(dueAt)
  const pressed = <button type="button" className={cells['person']} aria-label={t('batches.duePress', { name, person, when })} onClick={() => onDue(batch)}>{when}</button>
  return state !== 'returned' && isMissed(batch, now) ? <b className={cells['worry']}>{pressed}</b> : pressed
}

const batchColumns = (t: T, now: number, onDue: Due): FigureColumn<FollowedBatch>[] => [
  { id: 'name', header: t('batches.column.name'), cell: ({ name }) => name, sortBy: ({ name }) => name },
  { id: 'person', header: t('column.person'), words: true, cell: ({ person }) => person, sortBy: ({ person }) => person },
  { id: 'state', header: t('batches.column.state'), words: true, sortBy: ({ state }) => batchStates.indexOf(state), cell: ({ state }) => (state === 'lapsed' ? <b className={cells['worry']}>{t('batches.states.lapsed')}</b> : t(`batches.states.${state}`)) },
  ...leftColumns<FollowedBatch>(t),
  { id: 'due', header: t('batches.column.due'), cell: batch => <DueCell batch={batch} now={now} onDue={onDue} />, sortBy: ({ dueAt }) => dueAt },
  // In no order of its own: beside a date it is arithmetic, in order it would be people by their pace.
  { id: 'expected', header: t('batches.column.expected'), cell: ({ expectedAt }) => (expectedAt === null ? <i>{t('none')}</i> : shortTime(expectedAt)) },
  { id: 'lease', header: t('batches.column.lease'), cell: ({ leaseEndsAt }) => (leaseEndsAt === null ? <i>{t('none')}</i> : shortTime(leaseEndsAt)), sortBy: ({ leaseEndsAt }) => leaseEndsAt },
  ...countColumns<FollowedBatch>(t),
  { id: 'made', header: t('batches.column.made'), cell: ({ madeAt }) => shortTime(madeAt), sortBy: ({ madeAt }) => madeAt },
  { id: 'kept', header: t('batches.column.kept'), cell: ({ retainUntil }) => dayOf(retainUntil), sortBy: ({ retainUntil }) => retainUntil },
]

const waveColumns = (t: T): FigureColumn<BatchWave>[] => [
  { id: 'day', header: t('column.day'), cell: ({ day }) => dayOf(day), sortBy: ({ day }) => day },
  { id: 'project', header: t('batches.column.project'), words: true, cell: ({ project }) => project, sortBy: ({ project }) => project },
  { id: 'people', header: t('column.people'), cell: ({ people }) => whole(people), sortBy: ({ people }) => people },
  { id: 'batches', header: t('batches.column.batches'), cell: ({ batches }) => whole(batches), sortBy: ({ batches }) => batches },
  ...leftColumns<BatchWave>(t),
  { id: 'due', header: t('batches.column.due'), cell: ({ dueAt }) => (dueAt === null ? <i>{t('none')}</i> : shortTime(dueAt)), sortBy: ({ dueAt }) => dueAt },
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

function Tables({ store, read: { at, batches, waves, untold } }: { store: BatchesStore; read: ReadBatches }) {
  const { t } = useTranslation('supervisor')
  const { which, sought, sorting } = useStore(store)
  const [dating, setDating] = useState<FollowedBatch | null>(null)
  const columns = useMemo(() => batchColumns(t, at, setDating), [t, at])
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
  return (
    <>
      <FigureTable label={t('batches.title')} columns={columns} rows={found} idOf={({ batch }) => batch} sorting={sorting} onSorting={order => store.setState({ sorting: order })} />
      {found.some(({ expectedAt }) => expectedAt !== null) ? <p className={css['note']}>{t('batches.pace')}</p> : null}
      {dating === null ? null : <DueDialog store={store} batch={dating} onClose={() => setDating(null)} />}
    </>
  )
}
