import { z } from 'zod'
import { Id, Instant, Span, Text } from '../domain/values.ts'
import { PersonCode } from './access.ts'

/** Whose recordings a question is about: a speaker's, a source's, or one clip. */
export const Sought = z.strictObject({ field: z.enum(['speaker', 'source', 'clip']), text: z.string().min(1).max(400) })
export type Sought = z.infer<typeof Sought>

export const AskWhoHeard = z.strictObject({ sought: Sought, reason: Text(400).refine(reason => reason.trim() !== '', 'a reason is needed') })

/** Somebody had a clip in their ears: prepared it, opened it, was granted seconds of it, or heard these stretches. */
const Heard = z.strictObject({
  at: Instant,
  person: PersonCode,
  device: Id,
  clip: Id,
  kind: z.enum(['prepared', 'opened', 'played', 'granted']),
  spans: z.array(Span),
})
export type Heard = z.infer<typeof Heard>

export const WhoHeard = z.strictObject({ query: Id, clips: z.int().nonnegative(), heard: z.array(Heard) })
export type WhoHeard = z.infer<typeof WhoHeard>

/** One such question, as it was logged; `by` null for the operator, `sought` the start of a keyed hash. */
export const AccessQuery = z.strictObject({
  query: Id,
  at: Instant,
  by: PersonCode.nullable(),
  reason: z.string(),
  field: Sought.shape.field,
  sought: z.string(),
  clips: z.int().nonnegative(),
  accesses: z.int().nonnegative(),
})
