import type { Board } from '../../../shared/contract/board.ts'
import type { Handout } from '../port.ts'

const day = (at: number): string => new Date(at).toISOString().slice(0, 10)
const timeOf = (at: number | null): string => (at === null ? '' : new Date(at).toISOString())

const shiftColumns = [
  'person', 'started_at', 'ended_at', 'worked_ms', 'away_ms', 'clips', 'clips_an_hour', 'handling_median_ms', 'handling_spread_ms', 'audio_ms',
  'words_corrected', 'slots', 'waiting', 'last_contact_at',
]
const dayColumns = ['day', 'people', 'shifts', 'worked_ms', 'away_ms', 'clips', 'audio_ms', 'words_corrected', 'slots', 'withheld']

/** Two tables in one file (RFC 4180), one under the other: single shifts, and days that are told as a whole. No cell holds what somebody typed. */
function asCsv({ shifts, days }: Board): string {
  const rows: (string | number | null)[][] = [
    shiftColumns,
    ...shifts.map(one => [
      one.person, timeOf(one.startedAt), timeOf(one.endedAt), one.workedMs, one.awayMs, one.clips, one.perHour, one.medianHandlingMs, one.handlingSpreadMs,
      one.audioMs, one.wordsCorrected, one.slots, one.waiting, timeOf(one.lastContactAt),
    ]),
    [],
    dayColumns,
    ...days.map(({ day: name, figures, withheld }) => [
      name, figures?.people ?? '', figures?.shifts ?? '', figures?.workedMs ?? '', figures?.awayMs ?? '', figures?.clips ?? '', figures?.audioMs ?? '',
      figures?.wordsCorrected ?? '', figures?.slots ?? '', withheld,
    ]),
  ]
  return rows.map(row => `${row.map(cell => cell ?? '').join(',')}\r\n`).join('')
}

/** What a supervisor sees of a period, to take into a table or a programme of one's own. */
export function boardFile(board: Board, { from, to }: { from: number; to: number }, format: 'csv' | 'json'): Handout {
  const text = format === 'csv' ? asCsv(board) : `${JSON.stringify(board, null, 2)}\n`
  return {
    name: `earshot-shifts-${day(from)}-${day(to - 1)}.${format}`,
    mediaType: format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json',
    bytes: new TextEncoder().encode(text),
  }
}
