import { useCallback, useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReadPeriod } from '../../../shared/contract/board.ts'
import type { GroupFigures } from '../../../shared/hub-api/period-figures.ts'
import { Chart } from '../../ui/Chart.tsx'
import { FigureTable } from '../../ui/FigureTable.tsx'
import { dayOf, whole } from '../../ui/format.ts'
import { breaksText, handlingText, minutesText, ratioText, workedText } from '../Cells.tsx'
import css from '../Page.module.css'
import { dayColumns } from './group-columns.tsx'

/** A period in all, day by day, and what the whole team skipped and reported. */
export function Overview({ period: { days, team }, total }: { period: ReadPeriod; total: GroupFigures }) {
  const { t } = useTranslation('supervisor')
  const columns = useMemo(() => dayColumns(t), [t])
  const rates = useMemo(() => days.map(({ day, figures }) => ({ name: dayOf(day), value: figures?.perHour ?? null })), [days])
  const handling = useMemo(() => days.map(({ day, figures }) => ({
    name: dayOf(day),
    value: figures?.medianHandlingMs == null ? null : figures.medianHandlingMs / 1000,
    spread: figures?.handlingSpreadMs == null ? null : figures.handlingSpreadMs / 1000,
  })), [days])
  const secondsText = useCallback((seconds: number) => t('median', { seconds: whole(seconds) }), [t])
  const rows: readonly (readonly [string, ReactNode])[] = [
    [t('column.people'), whole(total.people)],
    [t('column.shifts'), whole(total.shifts)],
    [t('column.worked'), workedText(total.workedMs, t)],
    [t('column.clips'), whole(total.clips)],
    [t('details.perHour'), total.perHour === null ? t('untold') : whole(total.perHour)],
    [t('column.ofMedian'), ratioText(total.ofMedian, t)],
    [t('column.handling'), handlingText(total, t)],
    [t('column.audio'), minutesText(total.audioMs, t)],
    [t('column.corrected'), whole(total.wordsCorrected)],
    [t('column.slots'), whole(total.slots)],
    [t('column.breaks'), breaksText(total, t)],
  ]
  return (
    <div className={css['scroll']} tabIndex={0} role="region" aria-label={t('group.views.overview')}>
      <div className={css['sections']}>
        <dl className={css['figures']}>{rows.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
        {days.length < 2 ? null : (
          <div className={css['pair']}>
            <section><h2>{t('group.rateChart')}</h2><Chart label={t('group.chart', { what: t('group.rateChart') })} bars={rates} textOf={whole} /></section>
            <section><h2>{t('group.handlingChart')}</h2><Chart label={t('group.chart', { what: t('group.handlingChart') })} bars={handling} textOf={secondsText} /></section>
          </div>
        )}
        <section><h2>{t('group.byDay')}</h2><FigureTable label={t('group.tables.days')} columns={columns} rows={days} idOf={({ day }) => day} /></section>
        <section>
          <h2>{t('group.teamTitle')}</h2>
          {team === null ? <p className={css['note']}>{t('group.teamFew')}</p> : (
            <>
              <dl className={css['figures']}>
                {team.skips.map(({ cause, count }) => <div key={cause}><dt>{t(`group.skipped.${cause}`)}</dt><dd>{whole(count)}</dd></div>)}
                <div><dt>{t('group.escalations')}</dt><dd>{whole(team.escalations)}</dd></div>
              </dl>
              <p className={css['note']}>{t('group.teamNote', { count: team.days })}</p>
            </>
          )}
        </section>
      </div>
    </div>
  )
}
