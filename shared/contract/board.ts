import { z } from 'zod'
import { Instant } from '../domain/values.ts'
import { ShiftBoard } from '../hub-api/shifts.ts'
import { method } from './method.ts'

export const Board = z.strictObject({
  /** The hub's time when these figures were read; they are this old when `live` is false. */
  at: Instant,
  live: z.boolean(),
  ...ShiftBoard.shape,
})
export type Board = z.infer<typeof Board>

export const boardMethods = {
  /** Shifts that touch the period, from the hub, or from the last snapshot of the same period when it is away. */
  'board.read': method({ access: ['supervisor'], input: z.strictObject({ from: Instant, to: Instant }), output: Board }),
}
