import { useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useWorkstation } from '../state/workstation.ts'
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
import { periodNames, periodOf } from './periods.ts'
import { ShiftTable } from './ShiftTable.tsx'

/** A supervisor's table of shifts, live from the hub or as it was last known. */
export function Board({ status }: { status: ReactNode }) {
  const { t } = useTranslation('supervisor')
  const { client, sync } = useWorkstation()
  const [store] = useState(() => createBoard(client, Date.now))
  const state = useStore(store)
  const online = useStore(sync, reading => reading.value?.online)
  const now = useNow(20_000)
  useEffect(() => store.follow(), [store])
  useEffect(() => {
    if (online === true) void store.read()
  }, [store, online])
  return (
    <Frame status={status} figures={<Freshness {...state} />}>
      <div className={css['page']}>
        <div className={css['head']}>
          <PageTitle title={t(`title.${state.period}`)}>{t('lead', { days: daysOf(periodOf(state.period, now)) })}</PageTitle>
          <OneOf label={t('period')} names={periodNames} chosen={state.period} textOf={name => t(`periods.${name}`)} onChoose={name => void store.choose(name)} />
        </div>
        <Figures {...state} now={now} />
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

function Figures({ board, failure, period, now }: BoardState & { now: number }) {
  const { t } = useTranslation('supervisor')
  if (board === null && failure === null) return <NothingHere>{t('reading')}</NothingHere>
  if (board === null) return <NothingHere>{failure === null || failure.code === 'offline' ? t('noSnapshot') : <FailureText failure={failure} />}</NothingHere>
  if (board.shifts.length === 0) return <NothingHere title={t(`empty.${period}`)}>{t(board.live ? 'emptyMeaning' : 'emptyOffline')}</NothingHere>
  return (
    <>
      <div className={css['scroll']} tabIndex={0} role="region" aria-label={t('table')}>
        <ShiftTable shifts={board.shifts} now={now} manyDays={period === 'week'} />
      </div>
      <p className={css['note']}>{t('note')}</p>
    </>
  )
}
