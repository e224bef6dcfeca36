import { z } from 'zod'
import { Envelope, Salt } from '../domain/chain.ts'
import { Id, Instant } from '../domain/values.ts'
import { Sealed } from './sealed.ts'

// What was saved out of a vault that opens no more. A bundle is a file: a `Signed` of kind `rescue`, by the device.

/** An event as it could still be read; salt and payload null where they could not. */
export const RescuedEvent = z.strictObject({ envelope: Envelope, salt: Salt.nullable(), payload: z.unknown() })
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
