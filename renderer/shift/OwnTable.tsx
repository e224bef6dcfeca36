import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { OwnShift } from '../../shared/contract/shift.ts'
import { FailureText } from '../ui/FailureText.tsx'
import { FigureTable } from '../ui/FigureTable.tsx'
import { dayAndTime } from '../ui/format.ts'
import css from './HistoryPage.module.css'
import { ownColumns } from './own-columns.tsx'
import { useOwnRatios } from './useOwnTold.ts'

/** Every figure of each shift: counted on this laptop, but for what the hub alone can count. */
export function OwnTable({ shifts, onCorrect }: { shifts: readonly OwnShift[]; onCorrect(shift: OwnShift): void }) {
  const { t } = useTranslation('shift')
  const { told, failure } = useOwnRatios()
  const columns = useMemo(() => ownColumns(t, new Map(told?.shifts.map(({ shift, ofMedian }) => [shift, ofMedian])), onCorrect), [t, told, onCorrect])
  return (
    <>
      <FigureTable label={t('mine.table')} columns={columns} rows={shifts} idOf={({ shift }) => shift} />
      <p className={css['note']}>
        {t('mine.alike')}
        {told === null || told.live ? null : ` ${t('mine.alikeThen', { when: dayAndTime(told.at) })}`}
        {failure?.code === 'offline' ? ` ${t('mine.alikeAway')}` : null}
      </p>
      {failure === null || failure.code === 'offline' ? null : <FailureText failure={failure} />}
    </>
  )
}
