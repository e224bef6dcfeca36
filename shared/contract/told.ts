import { z } from 'zod'
import { Instant } from '../domain/values.ts'
import { StatisticsVisibility } from '../hub-api/shifts.ts'
import { method } from './method.ts'

/** What is kept and shown of a reviewer's work, as the policy has it, and whether they have read it. */
export const Told = z.strictObject({
  visibility: StatisticsVisibility,
  /** For how many days single shifts are kept. */
  retentionDays: z.int().positive(),
  /** When the reviewer said that they have read this; null where they have not, or have read something else. */
  acknowledgedAt: Instant.nullable(),
  /** Whether they have read something else before. */
  changed: z.boolean(),
})
export type Told = z.infer<typeof Told>

export const toldMethods = {
  'told.read': method({ access: ['reviewer'], input: z.strictObject({}), output: Told }),
  /** They have read it, which is not to agree; kept in their vault alone. */
  'told.acknowledge': method({ access: ['reviewer'], input: z.strictObject({}), output: Told }),
}
