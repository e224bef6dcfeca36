import { Board, Needs, ReadBatches, ReadPeriod } from '../../../shared/contract/board.ts'
import type { Days } from '../../../shared/hub-api/period-figures.ts'
import type { Handout } from '../port.ts'
import type { Desk } from '../desk/desk.ts'
import type { DeskHandlers } from '../dispatch.ts'
import { createFreshOrKept } from '../settings/fresh-or-kept.ts'
import { createKeptPeriods } from '../settings/kept-periods.ts'
import { batchesFile, boardFile, periodFile } from './board-file.ts'

const dayMs = 86_400_000

/** The supervisor's figures: from the hub, or as they were when it last answered. */
export function createBoardHandlers({ hub, kept, now, handouts }: Desk): Pick<
  DeskHandlers,
  'board.read' | 'board.file' | 'figures.read' | 'figures.file' | 'batches.follow' | 'batches.file' | 'needs.read' | 'batches.give' | 'batches.due'
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

  const periods = createKeptPeriods(kept, 'figures', ReadPeriod)
  const readPeriod = (days: Days): Promise<ReadPeriod> =>
    periods.read(days, async () => ({ ...asOf(), ...await hub.call('figures.period', { query: days }) }))

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
    'batches.due': ({ batch, dueAt }) => hub.call('batches.due', { params: { batch }, body: { dueAt } }),
  }
}
