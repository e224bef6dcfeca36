import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShiftFigures } from '../../shared/hub-api/shifts.ts'
import { Button } from '../ui/Button.tsx'
import { Chart } from '../ui/Chart.tsx'
import { FigureTable, type FigureColumn } from '../ui/FigureTable.tsx'
import { clockTime, dayAndTime, hoursAndMinutes, whole } from '../ui/format.ts'
import { breaksText, handlingText, minutesText, ratioText } from './Cells.tsx'
import { byHour, leaseWorry } from './figures.ts'
import css from './Page.module.css'
import detail from './ShiftDetails.module.css'

const hourMs = 3_600_000

type Hour = { at: number; clips: number }

/** One shift, whole: what its reviewer sees of it as well, and what they put right and said. */
export function ShiftDetails({ shift, plannedMs, now, onLeave }: { shift: ShiftFigures; plannedMs: number; now: number; onLeave(): void }) {
  const { t } = useTranslation('supervisor')
  const { person, startedAt, endedAt, perHour } = shift
  const worry = leaseWorry(shift, now)
  const groups: readonly (readonly [string, readonly (readonly [string, ReactNode])[]])[] = [
    [t('details.time'), [
      [t('column.shift'), endedAt === null ? t('since', { start: dayAndTime(startedAt) }) : t('span', { start: dayAndTime(startedAt), end: dayAndTime(endedAt) })],
      [t('details.planned'), hoursAndMinutes(plannedMs)],
      [t('column.worked'), hoursAndMinutes(shift.workedMs)],
      [t('details.away'), hoursAndMinutes(shift.awayMs)],
      [t('column.breaks'), breaksText(shift, t)],
    ]],
    [t('details.work'), [
      [t('column.clips'), whole(shift.clips)],
      [t('details.perHour'), perHour === null ? t('unknown') : whole(perHour)],
      [t('column.ofMedian'), ratioText(shift.ofMedian, t)],
      [t('column.handling'), handlingText(shift, t)],
      [t('column.audio'), minutesText(shift.audioMs, t)],
      [t('column.corrected'), whole(shift.wordsCorrected)],
      [t('column.slots'), whole(shift.slots)],
    ]],
    [t('details.laptop'), [
      [t('details.waiting'), whole(shift.waiting)],
      [t('column.contact'), dayAndTime(shift.lastContactAt)],
      [t('column.lease'), shift.leaseEndsAt === null ? t('none') : dayAndTime(shift.leaseEndsAt)],
      [t('details.state'), t(shift.waiting === 0 ? 'details.sent' : worry === 'none' ? 'details.safe' : `details.${worry}`)],
    ]],
  ]
  return (
    <article className={css['sections']} aria-labelledby="shift-title">
      <div className={css['head']}>
        <h1 id="shift-title" className={detail['title']}>{t('details.title', { person })}</h1>
        <Button small onClick={onLeave}>{t('details.back')}</Button>
      </div>
      {groups.map(([name, rows]) => (
        <section key={name}>
          <h2>{name}</h2>
          <dl className={css['figures']}>{rows.map(([term, value]) => <div key={term}><dt>{term}</dt><dd>{value}</dd></div>)}</dl>
        </section>
      ))}
      <Hours shift={shift} />
      <Said shift={shift} />
    </article>
  )
}

function Hours({ shift: { startedAt, zone, through } }: { shift: ShiftFigures }) {
  const { t } = useTranslation('supervisor')
  const hours = useMemo(() => byHour(through).map((clips, hour): Hour => ({ at: startedAt + hour * hourMs, clips })), [through, startedAt])
  const bars = useMemo(() => hours.map(({ at, clips }) => ({ name: clockTime(at, zone), value: clips })), [hours, zone])
  const columns = useMemo((): FigureColumn<Hour>[] => [
    { id: 'hour', header: t('details.hour'), cell: ({ at }) => clockTime(at, zone) },
    { id: 'clips', header: t('column.clips'), cell: ({ clips }) => whole(clips) },
  ], [t, zone])
  return (
    <section>
      <h2>{t('details.byHour', { zone })}</h2>
      <div className={css['pair']}>
        <Chart label={t('details.chart')} bars={bars} textOf={whole} />
        <FigureTable label={t('details.byHour', { zone })} columns={columns} rows={hours} idOf={({ at }) => String(at)} />
      </div>
    </section>
  )
}

/** What the reviewer put right of the shift, and said about it, in their own words. */
function Said({ shift: { corrections, notes, zone } }: { shift: ShiftFigures }) {
  const { t } = useTranslation('supervisor')
  const time = (at: number): string => clockTime(at, zone)
  return (
    <section>
      <h2>{t('details.said')}</h2>
      {corrections.length + notes.length === 0 ? <p className={css['note']}>{t('details.nothingSaid')}</p> : (
        <ul className={detail['said']}>
          {corrections.map(({ at, kind, from, to, reason }) => (
            <li key={`${at} ${from} ${to}`}>
              <b>{t(`details.corrected.${kind}`, { from: time(from), to: time(to) })}</b>
              <q>{reason}</q>
              <span>{t('details.saidAt', { when: dayAndTime(at) })}</span>
            </li>
          ))}
          {notes.map(({ at, note }) => (
            <li key={at}>
              <b>{t('details.note')}</b>
              <q>{note}</q>
              <span>{t('details.saidAt', { when: dayAndTime(at) })}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
