import { z } from 'zod'
import { ContentFlag } from '../domain/exposure.ts'
import { Instant, Millis } from '../domain/values.ts'
import { method } from './method.ts'

/** How much of what distresses a reviewer has met, what they want to meet, and what is kept from them for now. */
export const Care = z.strictObject({
  /** Categories that they are given no clips of. */
  optedOut: z.array(ContentFlag),
  /** Flagged sound of this day, as it sounded, and its soft and hard limit. */
  heardMs: Millis,
  softMs: Millis,
  hardMs: Millis,
  /** Plain clips between two flagged ones, and distressing ones in a shift, as policy has them. */
  plainBetween: z.int().nonnegative(),
  severePerShift: z.int().nonnegative(),
  /** Protected pauses that are left in this shift. */
  pausesLeft: z.int().nonnegative(),
  /** Clips that wait on this laptop and are kept back now; those opted out of are not among them. */
  held: z.int().nonnegative(),
  /** Whether a clip waits that may be met now. */
  suitable: z.boolean(),
  /** From when clips that are kept back come by themselves; null where that is not in this shift, or takes more plain clips. */
  heldUntil: Instant.nullable(),
})
export type Care = z.infer<typeof Care>

export const careMethods = {
  'care.read': method({ access: ['reviewer'], input: z.strictObject({}), output: Care }),
  /** Says which categories somebody wants no clips of; no reason is asked, and no supervisor learns of it. */
  'care.optOut': method({ access: ['reviewer'], input: z.strictObject({ categories: z.array(ContentFlag).max(ContentFlag.options.length) }), output: Care }),
}
