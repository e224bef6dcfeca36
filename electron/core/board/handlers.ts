import { z } from 'zod'
import { Board, Needs, ReadBatches, ReadPeriod } from '../../../shared/contract/board.ts'
import type { Days } from '../../../shared/hub-api/period-figures.ts'
import type { Handout } from '../port.ts'
import type { Desk } from '../desk/desk.ts'
import type { DeskHandlers } from '../dispatch.ts'
import { createFreshOrKept, freshOr } from '../settings/fresh-or-kept.ts'
import { batchesFile, boardFile, periodFile } from './board-file.ts'

const dayMs = 86_400_000
/** Periods of which the last figures are kept, for when the hub is away: two to compare, and where one was before. */
const periodsKept = 6

/** The supervisor's figures: from the hub, or as they were when it last answered. */
export function createBoardHandlers({ hub, kept, now, handouts }: Desk): Pick<
  DeskHandlers,
  'board.read' | 'board.file' | 'figures.read' | 'figures.file' | 'batches.follow' | 'batches.file' | 'needs.read' | 'batches.give'
> {
  const freshOrKept = createFreshOrKept(kept)
  const asOf = () => ({ at: now(), live: true })

  async function readBoard({ from, to }: { from: number; to: number }): Promise<Board> {
    const board = await freshOrKept('board', Board, async () => ({ ...asOf(), ...await hub.call('shifts.list', { query: { from, to } }) }))
    if (board.live) return board
    return {
      ...board,
      shifts: board.shifts.filter(shift => shift.startedAt < to && (shift.endedAt ?? to) >= from),
      days: board.days.filter(({ day }) => Date.parse(day) >= from - dayMs && Date.parse(day) < to),
    }
  }

  const keptPeriods = (): ReadPeriod[] => z.array(ReadPeriod).safeParse(kept.read('figures')).data ?? []
  const isOf = ({ from, to }: Days) => (period: Days): boolean => period.from === from && period.to === to
  const readPeriod = (days: Days): Promise<ReadPeriod> =>
    freshOr(
      async () => ({ ...asOf(), ...await hub.call('figures.period', { query: days }) }),
      fresh => kept.write('figures', [fresh, ...keptPeriods().filter(period => !isOf(days)(period))].slice(0, periodsKept)),
      () => keptPeriods().find(isOf(days)),
    )

  const readBatches = (): Promise<ReadBatches> =>
    freshOrKept('batches', ReadBatches, async () => ({ ...asOf(), ...await hub.call('batches.followed', {}) }))

  const offer = (file: Handout): { ticket: string; name: string } => ({ ticket: handouts.offer(file), name: file.name })

  return {
    'board.read': readBoard,
    'board.file': async ({ format, ...period }) => offer(boardFile(await readBoard(period), period, format)),
    'figures.read': readPeriod,
    'figures.file': async ({ format, ...days }) => offer(periodFile(await readPeriod(days), format)),
    'batches.follow': readBatches,
    'batches.file': async ({ format }) => offer(batchesFile(await readBatches(), format)),
    'needs.read': () => freshOrKept('needs', Needs, async () => ({ ...asOf(), needs: await hub.call('needs.list', {}) })),
    'batches.give': ({ person }) => hub.call('batches.give', { body: { person } }),
  }
}
