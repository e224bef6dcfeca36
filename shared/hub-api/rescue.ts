import { z } from 'zod'
import { Envelope, Salt } from '../domain/chain.ts'
import { Bytes, Id, Instant, Sha256 } from '../domain/values.ts'
import { Sealed } from './sealed.ts'
import { Signed } from './signed.ts'

// What was saved out of a vault that opens no more. A bundle is a file: a `Signed` of kind `rescue`, by the device.

/** An event as it could still be read; salt and payload null where they could not. `lost`: although nobody had erased them. */
export const RescuedEvent = z.strictObject({ envelope: Envelope, salt: Salt.nullable(), payload: z.unknown(), lost: z.literal(true).optional() })
export type RescuedEvent = z.infer<typeof RescuedEvent>

/** What lies sealed in a bundle, as gzipped JSON. */
export const Rescued = z.strictObject({ events: z.array(RescuedEvent).min(1) })
export type Rescued = z.infer<typeof Rescued>

/** What a bundle shows to everybody. */
export const RescueBox = z.strictObject({
  type: z.literal('rescue'),
  v: z.literal(1),
  hub: Id,
  device: Id,
  person: Id,
  at: Instant,
  sealed: Sealed,
})
export type RescueBox = z.infer<typeof RescueBox>

/** Binds what is sealed to where it came from (the `info` of HPKE). */
export const rescueInfo = ({ hub, device, person }: Pick<RescueBox, 'hub' | 'device' | 'person'>): string =>
  ['earshot/rescue/v1', hub, device, person].join('\0')

/** Bytes of the largest bundle that travels by itself; a larger one is handed over as a file. */
const largestRescueBytes = 256 * 1_024 * 1_024

/** Bytes of a bundle in one request. */
export const rescuePartBytes = 1_024 * 1_024

/** The next bytes of a bundle, which is named by the SHA-256 of all of them. */
export const RescuePart = z.strictObject({
  size: z.int().positive().max(largestRescueBytes),
  from: z.int().nonnegative(),
  bytes: Bytes.min(1).max(Math.ceil((rescuePartBytes * 4) / 3)),
})

/** How many events of a bundle were here already, new and stored, stored but of no use, and kept beside the streams. */
export const RescueCounts = z.strictObject({
  known: z.int().nonnegative(),
  taken: z.int().nonnegative(),
  rejected: z.int().nonnegative(),
  unattached: z.int().nonnegative(),
})
export type RescueCounts = z.infer<typeof RescueCounts>

/** Signed by the hub (`rescue-receipt`): a bundle was taken, and its events are where they belong. */
export const RescueReceipt = z.strictObject({
  type: z.literal('rescue-receipt'),
  hub: Id,
  device: Id,
  person: Id,
  rescue: Sha256,
  receivedAt: Instant,
  ...RescueCounts.shape,
  /** No backup from which this hub could be restored lacks it: the device may let go of it. */
  kept: z.boolean(),
})
export type RescueReceipt = z.infer<typeof RescueReceipt>

/** How far the hub has a bundle: its first so many bytes, and once it was taken the receipt. */
export const RescueStanding = z.strictObject({ received: z.int().nonnegative(), receipt: Signed.nullable() })
export type RescueStanding = z.infer<typeof RescueStanding>
