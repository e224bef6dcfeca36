import { z } from 'zod'
import { Instant } from '../domain/values.ts'
import { GiveClips, GivenClips, Need } from '../hub-api/needs.ts'
import { ShiftBoard } from '../hub-api/shifts.ts'
import { method } from './method.ts'

export const Board = z.strictObject({
  /** The hub's time when these figures were read; they are this old when `live` is false. */
  at: Instant,
  live: z.boolean(),
  ...ShiftBoard.shape,
})
export type Board = z.infer<typeof Board>

export const Needs = z.strictObject({
  /** When the hub said so; it may have been seen to since when `live` is false. */
  at: Instant,
  live: z.boolean(),
  needs: z.array(Need),
})
export type Needs = z.infer<typeof Needs>

const period = { from: Instant, to: Instant }

export const boardMethods = {
  /** Shifts that touch the period, from the hub, or from the last snapshot of the same period when it is away. */
  'board.read': method({ access: ['supervisor'], input: z.strictObject(period), output: Board }),
  /** The same as a file. */
  'board.file': method({
    access: ['supervisor'], input: z.strictObject({ ...period, format: z.enum(['csv', 'json']) }), output: z.strictObject({ ticket: z.string(), name: z.string() }),
  }),
  /** What a supervisor had better see to today, from the hub, or as it last was. */
  'needs.read': method({ access: ['supervisor'], input: z.strictObject({}), output: Needs }),
  /** Gives a reviewer their next clips. */
  'batches.give': method({ access: ['supervisor'], input: GiveClips, output: GivenClips }),
}
