import { z } from 'zod'
import { PersonCode } from './access.ts'
import { Instant } from '../domain/values.ts'

/** What a supervisor had better see to today, by whom it is about. None of it measures anybody. */
export const Need = z.discriminatedUnion('kind', [
  /** Results wait on a laptop whose lease ends soon, or has ended. */
  z.strictObject({ kind: z.literal('unsent'), person: PersonCode, waiting: z.int().positive(), endsAt: Instant }),
  /** A lease ends soon with clips in it that nobody has answered. */
  z.strictObject({ kind: z.literal('due'), person: PersonCode, batch: z.string(), endsAt: Instant }),
  /** A reviewer who was at work lately has no clips. */
  z.strictObject({ kind: z.literal('no_clips'), person: PersonCode }),
])
export type Need = z.infer<typeof Need>

export const GiveClips = z.strictObject({ person: PersonCode })
/** How many clips were given; none where none are left that this person may be given. */
export const GivenClips = z.strictObject({ clips: z.int().nonnegative() })
