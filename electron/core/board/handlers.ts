import { Board, Needs } from '../../../shared/contract/board.ts'
import type { z } from 'zod'
import type { Desk } from '../desk/desk.ts'
import type { DeskHandlers } from '../dispatch.ts'
import { failureOf } from '../refusal.ts'
import { boardFile } from './board-file.ts'

const dayMs = 86_400_000

/** The supervisor's figures: from the hub, or as they were when it last answered. */
export function createBoardHandlers({ hub, kept, now, handouts }: Desk): Pick<DeskHandlers, 'board.read' | 'board.file' | 'needs.read' | 'batches.give'> {
  /** What the hub says, kept for when it is away. */
  async function freshOrKept<T extends { live: boolean }>(key: string, schema: z.ZodType<T>, read: () => Promise<T>): Promise<T> {
    try {
      const fresh = await read()
      kept.write(key, fresh)
      return fresh
    } catch (error) {
      const snapshot = schema.safeParse(kept.read(key))
      if (failureOf(error)?.code !== 'offline' || !snapshot.success) throw error
      return { ...snapshot.data, live: false }
    }
  }

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
