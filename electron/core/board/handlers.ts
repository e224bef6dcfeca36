import { Board } from '../../../shared/contract/board.ts'
import type { Desk } from '../desk/desk.ts'
import type { DeskHandlers } from '../dispatch.ts'
import { failureOf } from '../refusal.ts'

const key = 'board'
const dayMs = 86_400_000

/** The supervisor's figures: from the hub, or as they were when it last answered. */
export function createBoardHandlers({ hub, kept, now }: Desk): Pick<DeskHandlers, 'board.read'> {
  return {
    async 'board.read'({ from, to }) {
      try {
        const read = await hub.call('shifts.list', { query: { from, to } })
        const board: Board = { at: now(), live: true, ...read }
        kept.write(key, board)
        return board
      } catch (error) {
        const snapshot = Board.safeParse(kept.read(key))
        if (failureOf(error)?.code !== 'offline' || !snapshot.success) throw error
        const within = snapshot.data.shifts.filter(shift => shift.startedAt < to && (shift.endedAt ?? to) >= from)
        const days = snapshot.data.days.filter(({ day }) => Date.parse(day) >= from - dayMs && Date.parse(day) < to)
        return { ...snapshot.data, live: false, shifts: within, days }
      }
    },
  }
}
