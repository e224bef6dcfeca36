import { z } from 'zod'
import { Envelope, Salt } from '../domain/chain.ts'
import { Id, Instant, Sha256 } from '../domain/values.ts'
import { PersonCode } from './access.ts'
import { SaidReason } from './rejections.ts'

/**
 * An event on its way: its envelope for ever, salt and payload until they are erased; null from then on. `lost`: they are
 * missing although nobody has erased them.
 */
export const SentEvent = z.strictObject({ envelope: Envelope, salt: Salt.nullable(), payload: z.unknown(), lost: z.literal(true).optional() })
export type SentEvent = z.infer<typeof SentEvent>

export const EventAnswer = z.discriminatedUnion('status', [
  /** `unattached`: kept, but of a batch that this hub, restored from a backup, does not know. */
  z.strictObject({ seq: z.int(), status: z.enum(['accepted', 'duplicate', 'unattached']) }),
  /** Stored, but its content cannot be used; the device parks it and shows it. */
  z.strictObject({ seq: z.int(), status: z.literal('rejected'), why: SaidReason }),
])
export type EventAnswer = z.infer<typeof EventAnswer>

/** Events in one request: a day's work in about five, so that neither side spends it on commits. */
export const mostEvents = 1_000

export const SendEvents = z.strictObject({
  events: z.array(SentEvent).min(1).max(mostEvents),
  /** How many results will still wait on the device after these. */
  waiting: z.int().nonnegative(),
})

/** What a device has as the last event of its stream, for the hub to compare with; no hash where it has none. */
export const DeviceHead = z.strictObject({ seq: z.coerce.number().pipe(z.int().nonnegative()), hash: Sha256.optional() })

export const StreamHead = z.strictObject({
  stream: Id,
  epoch: z.int().positive(),
  seq: z.int().nonnegative(),
  hash: Sha256.nullable(),
  /** The stream's head in the newest verified backup; a device keeps its events beyond it. */
  watermark: z.int().nonnegative(),
  /**
   * `forked`: device and hub have different histories, and somebody has to look at it. `closed`: somebody has, and what
   * the device has beyond the last event in common goes on in a new stream that continues this one.
   */
  state: z.enum(['open', 'forked', 'closed']),
})
export type StreamHead = z.infer<typeof StreamHead>
export const SentEvents = z.strictObject({ answers: z.array(EventAnswer), head: StreamHead })

/** Hashes of a stream's events as the hub has them, in order. */
export const StreamHashes = z.array(z.strictObject({ seq: z.int().positive(), hash: Sha256 }))

/** What became of an event that could not be used, for the device that sent it. */
export const OwnRejection = z.strictObject({ seq: z.int().positive(), settledAt: Instant.nullable() })

/** An event that could not be used, for whoever sees to it; never its content. */
export const Rejection = z.strictObject({
  stream: Id,
  seq: z.int().positive(),
  type: z.string(),
  /** Null where the device itself tells. */
  person: PersonCode.nullable(),
  at: Instant,
  receivedAt: Instant,
  why: SaidReason,
})
export type Rejection = z.infer<typeof Rejection>
