import { useTranslation } from 'react-i18next'
import type { OwnShift } from '../../shared/contract/shift.ts'
import { hoursAndMinutes, whole } from '../ui/format.ts'
import css from './Summary.module.css'

/** A shift's figures, each as it is told to a supervisor, but for the breaks that were taken. */
export function Summary({ shift }: { shift: OwnShift }) {
  const { t } = useTranslation('shift')
  const none = t('pace.none')
  const { workedMs, awayMs, clips, perHour, medianHandlingMs, handlingSpreadMs, audioMs, wordsCorrected, slots, breaksTaken, breaksOffered, breaksPossible } = shift
  const handling = medianHandlingMs === null ? none : t('pace.seconds', { seconds: whole(medianHandlingMs / 1000) })
  const entries = [
    [t('out.worked'), hoursAndMinutes(workedMs)],
    [t('out.away'), hoursAndMinutes(awayMs)],
    [t('out.done'), whole(clips)],
    [t('out.perHour'), perHour === null ? none : whole(perHour)],
    [t('out.handling'), handlingSpreadMs === null ? handling : t('out.spread', { handling, seconds: whole(handlingSpreadMs / 1000) })],
    [t('out.audio'), t('out.minutes', { minutes: whole(audioMs / 60_000) })],
    [t('out.corrected'), whole(wordsCorrected)],
    [t('out.slots'), whole(slots)],
    [t('out.breaks'), t('pace.breaksPossible', { offered: breaksOffered, possible: breaksPossible })],
    [t('out.taken'), whole(breaksTaken)],
  ] as const
  return <dl className={css['figures']}>{entries.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
}
