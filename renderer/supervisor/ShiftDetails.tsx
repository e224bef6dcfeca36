import { useTranslation } from 'react-i18next'
import type { ShiftFigures } from '../../shared/hub-api/shifts.ts'
import { Button } from '../ui/Button.tsx'
import { clockTime, dayAndTime, hoursAndMinutes, whole } from '../ui/format.ts'
import { byHour } from './figures.ts'
import css from './ShiftDetails.module.css'
import table from './ShiftTable.module.css'

const hourMs = 3_600_000
const secondMs = 1_000
const minuteMs = 60_000

/** One shift, whole: what its reviewer sees of it as well. */
export function ShiftDetails({ shift, onLeave }: { shift: ShiftFigures; onLeave(): void }) {
  const { t } = useTranslation('supervisor')
  const { person, startedAt, endedAt, zone, medianHandlingMs, handlingSpreadMs, perHour } = shift
  const seconds = (ms: number | null): string => (ms === null ? t('unknown') : t('median', { seconds: whole(ms / secondMs) }))
  const rows = [
    [t('column.shift'), endedAt === null ? t('since', { start: dayAndTime(startedAt) }) : t('span', { start: dayAndTime(startedAt), end: dayAndTime(endedAt) })],
    [t('column.worked'), hoursAndMinutes(shift.workedMs)],
    [t('details.away'), hoursAndMinutes(shift.awayMs)],
    [t('column.clips'), whole(shift.clips)],
    [t('column.perHour'), perHour === null ? t('unknown') : whole(perHour)],
    [t('column.handling'), seconds(medianHandlingMs)],
    [t('details.spread'), seconds(handlingSpreadMs)],
    [t('column.audio'), t('minutes', { minutes: whole(shift.audioMs / minuteMs) })],
    [t('column.corrected'), whole(shift.wordsCorrected)],
    [t('column.slots'), whole(shift.slots)],
    [t('column.waiting'), whole(shift.waiting)],
    [t('column.contact'), dayAndTime(shift.lastContactAt)],
    [t('column.lease'), shift.leaseEndsAt === null ? t('none') : dayAndTime(shift.leaseEndsAt)],
  ] as const
  return (
    <article className={css['details']} aria-labelledby="shift-title">
      <div className={css['head']}>
        <h2 id="shift-title">{t('details.title', { person })}</h2>
        <Button small onClick={onLeave}>{t('details.back')}</Button>
      </div>
      <dl className={css['figures']}>
        {rows.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}
      </dl>
      <table className={table['table']}>
        <caption>{t('details.byHour', { zone })}</caption>
        <thead><tr><th scope="col">{t('details.hour')}</th><th scope="col">{t('column.clips')}</th></tr></thead>
        <tbody>
          {byHour(shift.through).map((clips, hour) => (
            <tr key={startedAt + hour * hourMs}><th scope="row">{clockTime(startedAt + hour * hourMs, zone)}</th><td>{whole(clips)}</td></tr>
          ))}
        </tbody>
      </table>
    </article>
  )
}
