import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Days, GroupFigures } from '../../shared/hub-api/period-figures.ts'
import { daysText } from '../ui/days-text.ts'
import { FailureText } from '../ui/FailureText.tsx'
import { hoursAndMinutes, hundredths, whole } from '../ui/format.ts'
import css from './OwnSums.module.css'
import { handlingText } from './own-columns.tsx'
import { useOwnSums } from './useOwnTold.ts'

function rowsOf(figures: GroupFigures, t: TFunction<'shift'>): readonly (readonly [string, string])[] {
  const { shifts, workedMs, clips, perHour, ofMedian, audioMs, wordsCorrected, slots, breaksOffered, breaksPossible } = figures
  const none = t('pace.none')
  return [
    [t('mine.column.shifts'), whole(shifts)],
    [t('mine.column.worked'), workedMs === null ? none : hoursAndMinutes(workedMs)],
    [t('mine.column.clips'), whole(clips)],
    [t('mine.column.perHour'), perHour === null ? none : whole(perHour)],
    [t('mine.column.ofMedian'), ofMedian === null ? none : t('mine.times', { ratio: hundredths(ofMedian) })],
    [t('mine.column.handling'), handlingText(figures, t)],
    [t('mine.column.audio'), t('out.minutes', { minutes: whole(audioMs / 60_000) })],
    [t('mine.column.corrected'), whole(wordsCorrected)],
    [t('mine.column.slots'), whole(slots)],
    [t('mine.column.possible'), breaksOffered === null || breaksPossible === null ? none : t('pace.breaksPossible', { offered: breaksOffered, possible: breaksPossible })],
  ]
}

/** What one's shifts of a period come to, as the row that a supervisor reads of them. */
export function OwnSums({ days }: { days: Days | null }) {
  const { t } = useTranslation('shift')
  const { told, failure } = useOwnSums(days)
  if (failure !== null) return <FailureText failure={failure} />
  if (told === null || told.figures === null) return null
  return (
    <section className={css['sums']} aria-labelledby="own-sums">
      <h2 id="own-sums" className={css['title']}>{days === null ? t('mine.sumsAll') : t('mine.sums', { days: daysText(days) })}</h2>
      <dl className={css['figures']}>{rowsOf(told.figures, t).map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
    </section>
  )
}
