import { useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { OwnShift } from '../../shared/contract/shift.ts'
import { instantsOf } from '../../shared/domain/periods.ts'
import type { Action } from '../keys/action.ts'
import { useKeyLayer } from '../keys/useKeyLayer.ts'
import { createPeriodChoice, keptPresets } from '../state/period-choice.ts'
import { useWorkstation } from '../state/workstation.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Button } from '../ui/Button.tsx'
import { Chart } from '../ui/Chart.tsx'
import { dayOf, whole } from '../ui/format.ts'
import { Frame } from '../ui/Frame.tsx'
import { NothingHere } from '../ui/NothingHere.tsx'
import { OneOf } from '../ui/OneOf.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { PeriodPicker } from '../ui/PeriodPicker.tsx'
import { saveHandout } from '../ui/save-handout.ts'
import { CorrectDialog } from './CorrectDialog.tsx'
import { GoldAnswers } from './gold/GoldAnswers.tsx'
import css from './HistoryPage.module.css'
import { OwnSums } from './OwnSums.tsx'
import { OwnTable } from './OwnTable.tsx'
import { OwnQuality } from './quality/OwnQuality.tsx'

const dayMs = 24 * 3_600_000
const figures = ['worked', 'clips', 'perHour', 'handling'] as const
type Figure = (typeof figures)[number]

const valueOf: Record<Figure, (shift: OwnShift) => number | null> = {
  worked: ({ workedMs }) => workedMs / 3_600_000,
  clips: ({ clips }) => clips,
  perHour: ({ perHour }) => perHour,
  handling: ({ medianHandlingMs }) => (medianHandlingMs === null ? null : medianHandlingMs / 1000),
}

/** A reviewer's own shifts: the figures that are kept of them, theirs to put right, to take along and to print. */
export function HistoryPage({ onLeave }: { onLeave(): void }) {
  const { t } = useTranslation('shift')
  const { client, notices, session } = useWorkstation()
  const [choice] = useState(() => createPeriodChoice(session.getState().value?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone, Date.now, keptPresets, 'month'))
  const chosen = useStore(choice)
  const [shifts, setShifts] = useState<readonly OwnShift[] | null>(null)
  const [correcting, setCorrecting] = useState<OwnShift | null>(null)
  const read = useCallback(async () => {
    const asked = choice.getState()
    const days = choice.asked()
    const reply = await client.call('shifts.mine', days === null ? { from: 0, to: Date.now() + dayMs } : instantsOf(choice.zone, days))
    // An answer for a period that was left meanwhile says nothing about the one on the screen.
    if (choice.getState() !== asked) return
    if (reply.ok) setShifts(reply.value)
    else notices.fail(reply.failure)
  }, [client, notices, choice])
  useEffect(() => {
    const first = setTimeout(() => void read(), 0)
    const ends = [client.on(['shift.changed'], () => void read()), choice.subscribe(() => void read())]
    return () => {
      clearTimeout(first)
      for (const end of ends) end()
    }
  }, [client, read, choice])
  const leave = useMemo((): Action => ({ id: 'history-leave', label: t('mine.leave'), keys: ['Escape'], available: () => true, run: onLeave }), [t, onLeave])
  useKeyLayer(useMemo(() => ({ name: 'history', title: t('mine.title'), actions: [leave] }), [leave, t]))
  const save = async (format: 'csv' | 'json'): Promise<void> => {
    const reply = await client.call('shifts.export', { format })
    if (reply.ok) saveHandout(reply.value)
    else notices.fail(reply.failure)
  }
  const close = useCallback(() => setCorrecting(null), [])
  return (
    <Frame footer={<ActionButton action={leave} />}>
      <div className={css['page']}>
        <div className={css['head']}>
          <PageTitle title={t('mine.title')}>{t('mine.lead')}</PageTitle>
          <div className={css['ways']}>
            <Button small onClick={() => void save('json')}>{t('mine.json')}</Button>
            <Button small onClick={() => void save('csv')}>{t('mine.csv')}</Button>
            <Button small onClick={() => window.print()}>{t('mine.print')}</Button>
          </div>
        </div>
        <PeriodPicker choice={choice} chosen={chosen} />
        {shifts === null ? <NothingHere>{t('mine.reading')}</NothingHere>
          : shifts.length === 0 ? <NothingHere title={t('mine.empty')}>{t('mine.emptyMeaning')}</NothingHere>
          : <><OwnSums days={choice.asked()} /><History shifts={shifts} /><OwnTable shifts={shifts} onCorrect={setCorrecting} /></>}
        <OwnQuality days={choice.asked()} />
        <GoldAnswers />
      </div>
      {correcting === null ? null : <CorrectDialog shift={correcting} onClose={close} onDone={close} />}
    </Frame>
  )
}

/** One figure through the shifts. */
function History({ shifts }: { shifts: readonly OwnShift[] }) {
  const { t } = useTranslation('shift')
  const [figure, setFigure] = useState<Figure>('worked')
  const bars = useMemo(() => shifts.toReversed().map(shift => ({ name: dayOf(shift.day), value: valueOf[figure](shift) })), [shifts, figure])
  const textOf = useCallback((value: number) => {
    if (figure === 'worked') return t('mine.hours', { hours: whole(value) })
    return figure === 'handling' ? t('pace.seconds', { seconds: whole(value) }) : whole(value)
  }, [figure, t])
  return (
    <>
      <div className={css['which']}><OneOf label={t('mine.which')} names={figures} chosen={figure} textOf={name => t(`mine.figure.${name}`)} onChoose={name => setFigure(name)} /></div>
      <Chart label={t('mine.chart', { figure: t(`mine.figure.${figure}`) })} bars={bars} textOf={textOf} />
    </>
  )
}
