import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { lengthOf } from '../../shared/domain/periods.ts'
import { useKeyLayer } from '../keys/useKeyLayer.ts'
import type { PeriodChoice, ShiftPreset } from '../state/period-choice.ts'
import { useWorkstation } from '../state/workstation.ts'
import { Button } from '../ui/Button.tsx'
import { FailureText } from '../ui/FailureText.tsx'
import { FigureTable } from '../ui/FigureTable.tsx'
import { Frame } from '../ui/Frame.tsx'
import { NothingHere } from '../ui/NothingHere.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { PeriodPicker } from '../ui/PeriodPicker.tsx'
import { useNow } from '../ui/useNow.ts'
import { createBoard, type BoardState } from './board.ts'
import { daysText } from '../ui/days-text.ts'
import { inDayOrder, totalsOf } from './figures.ts'
import { fileActions } from './file-actions.ts'
import { Files } from './Files.tsx'
import { Freshness } from './Freshness.tsx'
import { createNeeds } from './needs/needs.ts'
import { NeedsToday, type Elsewhere } from './needs/NeedsToday.tsx'
import css from './Page.module.css'
import { shiftColumns, teamDayColumns } from './shift-columns.tsx'
import { ShiftDetails } from './ShiftDetails.tsx'

type BoardProps = {
  status: ReactNode
  choice: PeriodChoice<ShiftPreset>
  elsewhere: readonly Elsewhere[]
  /** Whose shifts are listed; null for everybody's. */
  whose: string | null
  onEverybody(): void
  onBatches(name?: string): void
}

/** What wants a supervisor today, and the table of shifts; live from the hub or as it was last known. */
export function Board({ status, choice, elsewhere, whose, onEverybody, onBatches }: BoardProps) {
  const { t } = useTranslation('supervisor')
  const { client, sync } = useWorkstation()
  const [store] = useState(() => createBoard(client, choice))
  const [needs] = useState(() => createNeeds(client))
  const [shown, setShown] = useState<string | null>(null)
  const state = useStore(store)
  const chosen = useStore(choice)
  const online = useStore(sync, reading => reading.value?.online)
  const now = useNow(20_000)
  useEffect(() => store.follow(), [store])
  useEffect(() => needs.follow(), [needs])
  useEffect(() => {
    if (online === true) void store.read()
  }, [store, online])
  const files = useMemo(() => fileActions({ available: () => store.getState().board !== null, file: store.file }, t), [store, t])
  useKeyLayer(useMemo(() => ({ name: 'board', title: t('table'), actions: files }), [files, t]))
  const shifts = state.board?.shifts ?? []
  const shift = shifts.find(one => one.shift === shown)
  const showLastOf = (person: string): (() => void) | null => {
    const last = shifts.findLast(one => one.person === person)
    return last === undefined ? null : () => setShown(last.shift)
  }
  return (
    <Frame status={status} figures={<Freshness read={state.board} failure={state.failure} />}>
      <div className={css['page']}>
        {shift === undefined ? (
          <>
            <NeedsToday store={needs} elsewhere={elsewhere} now={now} shiftOf={showLastOf} onBatches={onBatches} />
            <div className={css['head']}>
              <PageTitle title={t(`title.${chosen.preset}`)}>{t('lead', { days: daysText(choice.days()) })}</PageTitle>
              <PeriodPicker choice={choice} chosen={chosen} />
            </div>
            {whose === null ? null : (
              <div className={css['choices']}><p>{t('whose', { person: whose })}</p><Button small onClick={onEverybody}>{t('everybody')}</Button></div>
            )}
            <Figures {...state} choice={choice} whose={whose} now={now} onShow={setShown} />
          </>
        ) : (
          <div className={css['scroll']} tabIndex={0} role="region" aria-label={t('details.title', { person: shift.person })}>
            <ShiftDetails shift={shift} plannedMs={state.board?.plannedMs ?? 0} now={now} onLeave={() => setShown(null)} />
          </div>
        )}
        {state.board === null ? null : <Files actions={files} />}
      </div>
    </Frame>
  )
}

function Figures({ board, failure, choice, whose, now, onShow }: BoardState & { choice: PeriodChoice<ShiftPreset>; whose: string | null; now: number; onShow(shift: string): void }) {
  const { t } = useTranslation('supervisor')
  const manyDays = lengthOf(choice.days()) > 1
  const shifts = useMemo(() => inDayOrder((board?.shifts ?? []).filter(({ person }) => whose === null || person === whose)), [board, whose])
  const columns = useMemo(() => shiftColumns({ t, now, totals: totalsOf(shifts), count: shifts.length, manyDays, onShow }), [t, now, shifts, manyDays, onShow])
  const days = useMemo(() => teamDayColumns(t), [t])
  if (board === null && failure === null) return <NothingHere>{t('reading')}</NothingHere>
  if (board === null) return <NothingHere>{failure === null || failure.code === 'offline' ? t('noSnapshot') : <FailureText failure={failure} />}</NothingHere>
  if (shifts.length === 0 && (whose !== null || board.days.length === 0)) return <NothingHere title={t(`empty.${choice.getState().preset}`)}>{t(board.live ? 'emptyMeaning' : 'emptyOffline')}</NothingHere>
  return (
    <>
      {shifts.length === 0 ? null : <FigureTable label={t('table')} columns={columns} rows={shifts} idOf={({ shift }) => shift} />}
      {whose !== null || board.days.length === 0 ? null : <><p className={css['note']}>{t('team.lead')}</p><FigureTable label={t('team.table')} columns={days} rows={board.days} idOf={({ day }) => day} /></>}
      <p className={css['note']}>{t('note')}</p>
    </>
  )
}
