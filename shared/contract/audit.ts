import { z } from 'zod'
import { StreamFault } from '../domain/stream-fault.ts'
import { Instant } from '../domain/values.ts'
import { method } from './method.ts'

/** More than anybody wants to read one by one. */
export const mostLost = 200

/** What became of following a stream of this laptop: the person's own, in their vault, or the device's. */
export const AuditedStream = z.strictObject({
  which: z.enum(['vault', 'device']),
  stream: z.string(),
  /** Null as long as it was not looked at since unlocking. */
  checkedAt: Instant.nullable(),
  /** From its beginning, or from where an earlier check had come. */
  whole: z.boolean(),
  /** Up to which event it was followed. */
  events: z.int().nonnegative(),
  /** Payloads that were erased, counted in a whole check. */
  erased: z.int().nonnegative().nullable(),
  /** Events whose payload is missing although nobody has erased it, the first of them; found in a whole check. */
  lost: z.array(z.int().positive()).max(mostLost).nullable(),
  fault: StreamFault.nullable(),
})
export type AuditedStream = z.infer<typeof AuditedStream>

export const AuditState = z.strictObject({ streams: z.array(AuditedStream) })
export type AuditState = z.infer<typeof AuditState>

export const auditMethods = {
  'audit.read': method({ access: 'person', input: z.strictObject({}), output: AuditState }),
  /** Follows every stream of this laptop from its beginning. */
  'audit.verify': method({ access: 'person', input: z.strictObject({}), output: AuditState }),
}
