import { z } from 'zod'
import { Envelope, Salt } from '../domain/chain.ts'
import { Id, Sha256 } from '../domain/values.ts'

/** An event on its way: its envelope for ever, salt and payload until they are erased; null from then on. */
export const SentEvent = z.strictObject({ envelope: Envelope, salt: Salt.nullable(), payload: z.unknown() })
export type SentEvent = z.infer<typeof SentEvent>

export const EventAnswer = z.discriminatedUnion('status', [
  z.strictObject({ seq: z.int(), status: z.enum(['accepted', 'duplicate']) }),
  /** Stored, but its content cannot be used; the device parks it and shows it. */
  z.strictObject({ seq: z.int(), status: z.literal('rejected'), why: z.string().max(400) }),
])
export type EventAnswer = z.infer<typeof EventAnswer>

export const SendEvents = z.strictObject({
  events: z.array(SentEvent).min(1).max(500),
  /** How many results will still wait on the device after these. */
  waiting: z.int().nonnegative(),
})

export const StreamHead = z.strictObject({
  stream: Id,
  epoch: z.int().positive(),
  seq: z.int().nonnegative(),
  hash: Sha256.nullable(),
  /** The stream's head in the newest verified backup; a device keeps its events beyond it. */
  watermark: z.int().nonnegative(),
})
export type StreamHead = z.infer<typeof StreamHead>
export const SentEvents = z.strictObject({ answers: z.array(EventAnswer), head: StreamHead })
