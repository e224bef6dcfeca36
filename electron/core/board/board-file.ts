import type { Board, ReadBatches, ReadPeriod } from '../../../shared/contract/board.ts'
import type { FileFormat } from '../../../shared/contract/handout.ts'
import type { GroupFigures } from '../../../shared/hub-api/period-figures.ts'
import { cell, csvTable, type Column } from '../csv.ts'
import { fileOf } from '../figure-file.ts'
import type { Handout } from '../port.ts'

const day = (at: number): string => new Date(at).toISOString().slice(0, 10)
const timeOf = (at: number | null): string => (at === null ? '' : new Date(at).toISOString())

const shiftColumns: readonly Column<Board['shifts'][number]>[] = [
  ['person', ({ person }) => person],
  ['started_at', ({ startedAt }) => timeOf(startedAt)],
  ['ended_at', ({ endedAt }) => timeOf(endedAt)],
  ['worked_ms', ({ workedMs }) => workedMs],
  ['away_ms', ({ awayMs }) => awayMs],
  ['clips', ({ clips }) => clips],
  ['clips_an_hour', ({ perHour }) => perHour],
  ['of_median', ({ ofMedian }) => ofMedian],
  ['handling_median_ms', ({ medianHandlingMs }) => medianHandlingMs],
  ['handling_spread_ms', ({ handlingSpreadMs }) => handlingSpreadMs],
  ['audio_ms', ({ audioMs }) => audioMs],
  ['words_corrected', ({ wordsCorrected }) => wordsCorrected],
  ['slots', ({ slots }) => slots],
  ['breaks_offered', ({ breaksOffered }) => breaksOffered],
  ['breaks_possible', ({ breaksPossible }) => breaksPossible],
  ['waiting', ({ waiting }) => waiting],
  ['last_contact_at', ({ lastContactAt }) => timeOf(lastContactAt)],
]

const dayColumns: readonly Column<Board['days'][number]>[] = [
  ['day', one => one.day],
  ...(['people', 'shifts', 'workedMs', 'awayMs', 'clips', 'audioMs', 'wordsCorrected', 'slots'] as const).map(figure =>
    [figure.replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`), ({ figures }: Board['days'][number]) => figures?.[figure] ?? null] as const),
  ['withheld', ({ withheld }) => withheld],
]

const groupNames: readonly (readonly [string, keyof GroupFigures])[] = [
  ['people', 'people'], ['shifts', 'shifts'], ['worked_ms', 'workedMs'], ['clips', 'clips'], ['clips_an_hour', 'perHour'], ['of_median', 'ofMedian'],
  ['handling_median_ms', 'medianHandlingMs'], ['handling_spread_ms', 'handlingSpreadMs'], ['audio_ms', 'audioMs'], ['words_corrected', 'wordsCorrected'],
  ['slots', 'slots'], ['breaks_offered', 'breaksOffered'], ['breaks_possible', 'breaksPossible'],
]
const groupColumns = groupNames.map(([name, figure]) => [name, ({ figures }: { figures: GroupFigures | null }) => figures?.[figure] ?? null] as const)

const batchColumns: readonly Column<ReadBatches['batches'][number]>[] = [
  ['batch', ({ batch }) => batch],
  ['name', ({ name }) => cell(name)],
  ['project', ({ project }) => cell(project)],
  ['person', ({ person }) => person],
  ['site', ({ site }) => cell(site ?? '')],
  ['state', ({ state }) => state],
  ['made_at', ({ madeAt }) => timeOf(madeAt)],
  ['lease_ends_at', ({ leaseEndsAt }) => timeOf(leaseEndsAt)],
  ['due_at', ({ dueAt }) => timeOf(dueAt)],
  ['expected_at', ({ expectedAt }) => timeOf(expectedAt)],
  ['returned_at', ({ returnedAt }) => timeOf(returnedAt)],
  ['kept_until', ({ retainUntil }) => retainUntil],
]
const waveColumns: readonly Column<ReadBatches['waves'][number]>[] = [
  ['day', wave => wave.day], ['project', ({ project }) => cell(project)], ['people', ({ people }) => people], ['batches', ({ batches }) => batches], ['due_at', ({ dueAt }) => timeOf(dueAt)],
]
const countColumns = (['clips', 'answered', 'withdrawn', 'remaining'] as const).map(count => [count, (row: Record<typeof count, number>) => row[count]] as const)

/** Single shifts of a period, and under them the days that are told as a whole. */
export const boardFile = (board: Board, { from, to }: { from: number; to: number }, format: FileFormat): Handout =>
  fileOf(`shifts-${day(from)}-${day(to - 1)}`, format, board, () => [csvTable(shiftColumns, board.shifts), csvTable(dayColumns, board.days)])

/** What a period comes to by day, person, site and language, and what the team skipped. */
export const periodFile = (period: ReadPeriod, format: FileFormat): Handout =>
  fileOf(`figures-${period.from}-${period.to}`, format, period, () => [
    csvTable([['day', row => row.day], ...groupColumns], period.days),
    csvTable([['person', row => row.person], ['site', ({ site }) => cell(site ?? '')], ...groupColumns], period.people),
    csvTable([['site', ({ site }) => cell(site ?? '')], ...groupColumns], period.sites),
    csvTable([['locale', ({ locale }) => locale], ...groupColumns], period.locales),
    csvTable([['skipped_for', ({ cause }) => cause], ['count', ({ count }) => count]], period.team?.skips ?? []),
  ])

export const batchesFile = (read: ReadBatches, format: FileFormat): Handout =>
  fileOf(`batches-${day(read.at)}`, format, read, () => [csvTable([...batchColumns, ...countColumns], read.batches), csvTable([...waveColumns, ...countColumns], read.waves)])
