import { useTranslation } from 'react-i18next'
import type { TeamDay } from '../../shared/hub-api/shifts.ts'
import { dayOf, hoursAndMinutes, whole } from '../ui/format.ts'
import css from './ShiftTable.module.css'

const minuteMs = 60_000

/** Days that are told of as a whole, where the policy lets single shifts not be told. */
export function DayTable({ days }: { days: readonly TeamDay[] }) {
  const { t } = useTranslation('supervisor')
  return (
    <table className={css['table']}>
      <caption className="unseen">{t('team.table')}</caption>
      <thead>
        <tr>
          {(['day', 'people', 'shifts', 'worked', 'clips', 'audio', 'corrected', 'slots'] as const).map(name => <th key={name} scope="col">{t(`team.column.${name}`)}</th>)}
        </tr>
      </thead>
      <tbody>
        {days.map(({ day, figures, withheld }) => (
          <tr key={day}>
            <th scope="row">{dayOf(day)}</th>
            {figures === null ? <td colSpan={7}><i>{t(`team.withheld.${withheld ?? 'few'}`)}</i></td> : (
              <>
                <td>{whole(figures.people)}</td>
                <td>{whole(figures.shifts)}</td>
                <td>{hoursAndMinutes(figures.workedMs)}</td>
                <td>{whole(figures.clips)}</td>
                <td>{t('minutes', { minutes: whole(figures.audioMs / minuteMs) })}</td>
                <td>{whole(figures.wordsCorrected)}</td>
                <td>{whole(figures.slots)}</td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
