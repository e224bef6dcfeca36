import { z } from 'zod'
import { PersonCode } from './access.ts'
import { Instant } from '../domain/values.ts'

/** What a supervisor had better see to today: by whom it is about where the policy tells of people by name, and else without a name. */
export const Need = z.discriminatedUnion('kind', [
  /** Results wait on a laptop whose lease ends soon, or has ended. */
  z.strictObject({ kind: z.literal('unsent'), person: PersonCode, waiting: z.int().positive(), endsAt: Instant }),
  /** A lease ends soon with clips in it that nobody has answered. */
  z.strictObject({ kind: z.literal('due'), person: PersonCode, batch: z.string(), endsAt: Instant }),
  /** A batch whose date has passed with clips left, or will at the pace of its reviewer's last week. */
  z.strictObject({ kind: z.literal('missed'), person: PersonCode, batch: z.string(), remaining: z.int().positive(), dueAt: Instant, expectedAt: Instant.nullable() }),
  /** A reviewer who was at work lately has no clips. */
  z.strictObject({ kind: z.literal('no_clips'), person: PersonCode }),
  /** The same without people. A laptop is named by the beginning of its id, since what it holds is lost work if nobody looks for it; how much it holds is not told. */
  z.strictObject({ kind: z.literal('laptop_unsent'), laptop: z.string(), endsAt: Instant }),
  z.strictObject({ kind: z.literal('some_due'), leases: z.int().positive(), endsAt: Instant }),
  z.strictObject({ kind: z.literal('some_missed'), batches: z.int().positive(), remaining: z.int().positive(), dueAt: Instant }),
  z.strictObject({ kind: z.literal('some_without_clips'), people: z.int().positive() }),
])
export type Need = z.infer<typeof Need>

/** Null gives to everybody who has none. */
export const GiveClips = z.strictObject({ person: PersonCode.nullable() })
/** How many clips were given; none where none are left that this person may be given. */
export const GivenClips = z.strictObject({ clips: z.int().nonnegative() })
