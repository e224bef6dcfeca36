import { z } from 'zod'
import { Id, Instant } from '../domain/values.ts'
import { GiveClips, GivenClips, Need } from '../hub-api/needs.ts'
import { FollowedBatches, SetDue } from '../hub-api/followed-batches.ts'
import { Days, PeriodFigures } from '../hub-api/period-figures.ts'
import { ShiftBoard } from '../hub-api/shifts.ts'
import { FileFormat, Handout } from './handout.ts'
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

/** When the hub said so; older where `live` is false. */
const asOf = { at: Instant, live: z.boolean() }

export const ReadPeriod = z.strictObject({ ...asOf, ...PeriodFigures.shape })
export type ReadPeriod = z.infer<typeof ReadPeriod>

export const ReadBatches = z.strictObject({ ...asOf, ...FollowedBatches.shape })
export type ReadBatches = z.infer<typeof ReadBatches>

const period = { from: Instant, to: Instant }

export const boardMethods = {
  /** Shifts that touch the period, from the hub, or from the last snapshot of the same period when it is away. */
  'board.read': method({ access: ['supervisor'], input: z.strictObject(period), output: Board }),
  /** The same as a file. */
  'board.file': method({
    access: ['supervisor'], input: z.strictObject({ ...period, format: FileFormat }), output: Handout,
  }),
  /** What the shifts that began on these days come to, from the hub, or as it last was. */
  'figures.read': method({ access: ['supervisor'], input: Days, output: ReadPeriod }),
  'figures.file': method({ access: ['supervisor'], input: z.strictObject({ ...Days.shape, format: FileFormat }), output: Handout }),
  /** How far the batches of the last weeks have come, from the hub, or as it last was. */
  'batches.follow': method({ access: ['supervisor'], input: z.strictObject({}), output: ReadBatches }),
  'batches.file': method({ access: ['supervisor'], input: z.strictObject({ format: FileFormat }), output: Handout }),
  /** What a supervisor had better see to today, from the hub, or as it last was. */
  'needs.read': method({ access: ['supervisor'], input: z.strictObject({}), output: Needs }),
  /** Gives a reviewer their next clips, or everybody who has none. */
  'batches.give': method({ access: ['supervisor'], input: GiveClips, output: GivenClips }),
  /** Says by when a batch has to be answered, or that nobody waits for it; refused with `not_found`. */
  'batches.due': method({ access: ['supervisor'], input: z.strictObject({ batch: Id, ...SetDue.shape }), output: z.strictObject({}) }),
}
