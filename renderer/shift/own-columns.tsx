import type { TFunction } from 'i18next'
import type { OwnShift } from '../../shared/contract/shift.ts'
import { Button } from '../ui/Button.tsx'
import type { FigureColumn } from '../ui/FigureTable.tsx'
import { clockTime, dayAndTime, dayOf, hoursAndMinutes, hundredths, whole } from '../ui/format.ts'
import css from './HistoryPage.module.css'

/** Begin and end as they are told, in this machine's zone. */
const spanText = ({ startedAt, endedAt }: OwnShift, t: TFunction<'shift'>): string =>
  endedAt === null ? t('mine.since', { start: clockTime(startedAt) }) : t('mine.span', { start: clockTime(startedAt), end: clockTime(endedAt) })

/** What was put right of a shift and said about it, one under the other. */
function Said({ shift: { corrections, notes }, t }: { shift: OwnShift; t: TFunction<'shift'> }) {
  return (
    <ul className={css['said']}>
      {corrections.map(({ at, kind, from, to, reason }) => (
        <li key={`${at} ${to}`}>{t(`mine.${kind}`, { from: kind === 'end' ? dayAndTime(from) : clockTime(from), to: kind === 'end' ? dayAndTime(to) : clockTime(to), reason })}</li>
      ))}
      {notes.map(({ at, note }) => <li key={at}>{note}</li>)}
    </ul>
  )
}

/** The median, with how far handling spreads about it. */
export function handlingText({ medianHandlingMs, handlingSpreadMs }: Pick<OwnShift, 'medianHandlingMs' | 'handlingSpreadMs'>, t: TFunction<'shift'>): string {
  if (medianHandlingMs === null) return t('pace.none')
  const handling = t('pace.seconds', { seconds: whole(medianHandlingMs / 1000) })
  return handlingSpreadMs === null ? handling : t('out.spread', { handling, seconds: whole(handlingSpreadMs / 1000) })
}

export function ownColumns(t: TFunction<'shift'>, ratios: ReadonlyMap<string, number | null>, onCorrect: (shift: OwnShift) => void): FigureColumn<OwnShift>[] {
  const none = t('pace.none')
  const column = (id: string, header: string, cell: (shift: OwnShift) => string): FigureColumn<OwnShift> => ({ id, header, cell })
  return [
    column('day', t('mine.column.day'), ({ day }) => dayOf(day)),
    { ...column('span', t('mine.column.span'), shift => spanText(shift, t)), words: true },
    column('worked', t('mine.column.worked'), ({ workedMs }) => hoursAndMinutes(workedMs)),
    column('away', t('mine.column.away'), ({ awayMs }) => hoursAndMinutes(awayMs)),
    column('clips', t('mine.column.clips'), ({ clips }) => whole(clips)),
    column('perHour', t('mine.column.perHour'), ({ perHour }) => (perHour === null ? none : whole(perHour))),
    column('ofMedian', t('mine.column.ofMedian'), ({ shift }) => {
      const ratio = ratios.get(shift) ?? null
      return ratio === null ? none : t('mine.times', { ratio: hundredths(ratio) })
    }),
    column('handling', t('mine.column.handling'), shift => handlingText(shift, t)),
    column('audio', t('mine.column.audio'), ({ audioMs }) => t('out.minutes', { minutes: whole(audioMs / 60_000) })),
    column('corrected', t('mine.column.corrected'), ({ wordsCorrected }) => whole(wordsCorrected)),
    column('slots', t('mine.column.slots'), ({ slots }) => whole(slots)),
    column('possible', t('mine.column.possible'), ({ breaksOffered, breaksPossible }) => t('pace.breaksPossible', { offered: breaksOffered, possible: breaksPossible })),
    column('breaks', t('mine.column.breaks'), ({ breaksTaken }) => whole(breaksTaken)),
    {
      id: 'said', header: t('mine.column.said'), words: true,
      cell: original => (
        <>
          <Said shift={original} t={t} />
          <Button look="quiet" small aria-label={t('mine.correctLabel', { day: dayOf(original.day), span: spanText(original, t) })} onClick={() => onCorrect(original)}>
            {t('mine.correct')}
          </Button>
        </>
      ),
    },
  ]
}
