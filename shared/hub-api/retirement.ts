import { z } from 'zod'
import { Id, Instant } from '../domain/values.ts'
import { hubSignedHead } from './signed.ts'

/** Signed by the hub (`retirement`): the device destroys its keys, its vaults and itself, once what is unsent was sent. */
export const RetirementOrder = z.strictObject({
  type: z.literal('retirement'),
  ...hubSignedHead,
  device: Id,
  /** Does not wait for work that lies unsent in the vaults of people who are not there. */
  atOnce: z.boolean(),
})
export type RetirementOrder = z.infer<typeof RetirementOrder>

/** Signed by the device (`retired`), with the key that it destroys next. */
export const RetirementReceipt = z.strictObject({ device: Id, at: Instant, vaults: z.int().nonnegative() })
