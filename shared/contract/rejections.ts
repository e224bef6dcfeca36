import { z } from 'zod'
import { Id } from '../domain/values.ts'
import { RejectionReason } from '../hub-api/rejections.ts'
import { Rejection as SentRejection } from '../hub-api/streams.ts'
import { method } from './method.ts'

const sees = ['supervisor', 'safety', 'privacy'] as const

export const Rejection = SentRejection.extend({ why: RejectionReason })
export type Rejection = z.infer<typeof Rejection>

/** What the hub could not use of what others sent; somebody looks at each, and what it says is kept. */
export const rejectionMethods = {
  'rejections.list': method({ access: sees, input: z.strictObject({}), output: z.array(Rejection) }),
  /** Somebody has seen to it; whose it is learns so at their next sync. */
  'rejections.settle': method({ access: sees, input: z.strictObject({ stream: Id, seq: z.int().positive() }), output: z.strictObject({}) }),
}
