import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useKeyLayer } from '../keys/useKeyLayer.ts'
import { useWorkstation } from '../state/workstation.ts'
import { ActionKey } from '../ui/ActionKey.tsx'
import { Button } from '../ui/Button.tsx'
import { FailureText } from '../ui/FailureText.tsx'
import { clockTime, dayAndTime } from '../ui/format.ts'
import { Frame } from '../ui/Frame.tsx'
import { NothingHere } from '../ui/NothingHere.tsx'
import { OneOf } from '../ui/OneOf.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { useNow } from '../ui/useNow.ts'
import { createBoard, type BoardState } from './board.ts'
import css from './Board.module.css'
import { daysOf } from './days.ts'
import { DayTable } from './DayTable.tsx'
import { fileActions } from './file-actions.ts'
import { createNeeds } from './needs/needs.ts'
import { NeedsToday, type Elsewhere } from './needs/NeedsToday.tsx'
import { periodNames, periodOf } from './periods.ts'
import { ShiftDetails } from './ShiftDetails.tsx'
import { ShiftTable } from './ShiftTable.tsx'

/** What wants a supervisor today, and the table of shifts; live from the hub or as it was last known. */
export function Board({ status, elsewhere }: { status: ReactNode; elsewhere: readonly Elsewhere[] }) {
  const { t } = useTranslation('supervisor')
  const { client, sync } = useWorkstation()
  const [store] = useState(() => createBoard(client, Date.now))
  const [needs] = useState(() => createNeeds(client))
  const [shown, setShown] = useState<string | null>(null)
  const state = useStore(store)
  const online = useStore(sync, reading => reading.value?.online)
  const now = useNow(20_000)
  useEffect(() => store.follow(), [store])
  useEffect(() => needs.follow(), [needs])
  useEffect(() => {
    if (online === true) void store.read()
  }, [store, online])
  const files = useMemo(() => fileActions(store, t), [store, t])
  useKeyLayer(useMemo(() => ({ name: 'board', title: t('table'), actions: files }), [files, t]))
  const shifts = state.board?.shifts ?? []
  const shift = shifts.find(one => one.shift === shown)
  const showLastOf = (person: string): (() => void) | null => {
    const last = shifts.findLast(one => one.person === person)
    return last === undefined ? null : () => setShown(last.shift)
  }
  return (
    <Frame status={status} figures={<Freshness {...state} />}>
      <div className={css['page']}>
        {shift === undefined ? <NeedsToday store={needs} elsewhere={elsewhere} now={now} shiftOf={showLastOf} /> : null}
        <div className={css['head']}>
          <PageTitle title={t(`title.${state.period}`)}>{t('lead', { days: daysOf(periodOf(state.period, now)) })}</PageTitle>
          <OneOf label={t('period')} names={periodNames} chosen={state.period} textOf={name => t(`periods.${name}`)} onChoose={name => void store.choose(name)} />
        </div>
        {shift === undefined ? <Figures {...state} now={now} onShow={setShown} /> : (
          <div className={css['scroll']} tabIndex={0} role="region" aria-label={t('details.title', { person: shift.person })}>
            <ShiftDetails shift={shift} onLeave={() => setShown(null)} />
          </div>
        )}
        {state.board === null ? null : (
          <div className={css['files']}>
            {files.map(action => <Button key={action.id} small onClick={action.run}>{action.label}<ActionKey of={action} /></Button>)}
          </div>
        )}
      </div>
    </Frame>
  )
}

function Freshness({ board, failure }: BoardState) {
  const { t } = useTranslation('supervisor')
  if (board === null) return null
  if (board.live && failure === null) return <span>{t('live', { time: clockTime(board.at) })}</span>
  return <span role="status" className={css['stale']}>{t('snapshot', { when: dayAndTime(board.at) })}</span>
}

function Figures({ board, failure, period, now, onShow }: BoardState & { now: number; onShow(shift: string): void }) {
  const { t } = useTranslation('supervisor')
  if (board === null && failure === null) return <NothingHere>{t('reading')}</NothingHere>
  if (board === null) return <NothingHere>{failure === null || failure.code === 'offline' ? t('noSnapshot') : <FailureText failure={failure} />}</NothingHere>
  if (board.shifts.length === 0 && board.days.length === 0) return <NothingHere title={t(`empty.${period}`)}>{t(board.live ? 'emptyMeaning' : 'emptyOffline')}</NothingHere>
  return (
    <>
      <div className={css['scroll']} tabIndex={0} role="region" aria-label={t('table')}>
        {board.shifts.length === 0 ? null : <ShiftTable shifts={board.shifts} now={now} manyDays={period === 'week' || period === 'month'} onShow={onShow} />}
        {board.days.length === 0 ? null : <><p className={css['note']}>{t('team.lead')}</p><DayTable days={board.days} /></>}
      </div>
      <p className={css['note']}>{t('note')}</p>
    </>
  )
}
