import { Board, Needs } from '../../../shared/contract/board.ts'
import type { Desk } from '../desk/desk.ts'
import type { DeskHandlers } from '../dispatch.ts'
import { createFreshOrKept } from '../settings/fresh-or-kept.ts'
import { boardFile } from './board-file.ts'

const dayMs = 86_400_000

/** The supervisor's figures: from the hub, or as they were when it last answered. */
export function createBoardHandlers({ hub, kept, now, handouts }: Desk): Pick<DeskHandlers, 'board.read' | 'board.file' | 'needs.read' | 'batches.give'> {
  const freshOrKept = createFreshOrKept(kept)

  async function readBoard({ from, to }: { from: number; to: number }): Promise<Board> {
    const board = await freshOrKept('board', Board, async () => ({ at: now(), live: true, ...await hub.call('shifts.list', { query: { from, to } }) }))
    if (board.live) return board
    return {
      ...board,
      shifts: board.shifts.filter(shift => shift.startedAt < to && (shift.endedAt ?? to) >= from),
      days: board.days.filter(({ day }) => Date.parse(day) >= from - dayMs && Date.parse(day) < to),
    }
  }

  return {
    'board.read': readBoard,
    async 'board.file'({ format, ...period }) {
      const file = boardFile(await readBoard(period), period, format)
      return { ticket: handouts.offer(file), name: file.name }
    },
    'needs.read': () => freshOrKept('needs', Needs, async () => ({ at: now(), live: true, needs: await hub.call('needs.list', {}) })),
    'batches.give': ({ person }) => hub.call('batches.give', { body: { person } }),
  }
}
