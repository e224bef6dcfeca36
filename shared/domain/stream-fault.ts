import { z } from 'zod'

/**
 * From which event a stream does not hold, and how: an event is missing before it (`gap`), belongs elsewhere
 * (`foreign`), does not continue the one before (`broken`), was altered (`changed`), its content is not what was
 * committed to (`payload`), or the stream ends there and not where it should (`head`).
 */
export const StreamFault = z.strictObject({
  seq: z.int().nonnegative(),
  fault: z.enum(['gap', 'foreign', 'broken', 'changed', 'payload', 'head']),
})
export type StreamFault = z.infer<typeof StreamFault>
