import { z } from 'zod'
import { Id, Instant, Span } from '../domain/values.ts'
import { PersonCode } from './access.ts'
import { Reason } from './recalls.ts'

/** Whose recordings a question is about: a speaker's, a source's, or one clip. */
export const Sought = z.strictObject({ field: z.enum(['speaker', 'source', 'clip']), text: z.string().min(1).max(400) })
export type Sought = z.infer<typeof Sought>

export const AskWhoHeard = z.strictObject({ sought: Sought, reason: Reason })

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
export type AccessQuery = z.infer<typeof AccessQuery>

/** What an audit found wrong: the thing by its id and, in a stream, the first event from which it does not hold. */
export const AuditFinding = z.discriminatedUnion('kind', [
  /** `gap`, `foreign`, `broken`: the chain; `changed`: an envelope is not what its hash says; `payload`: not what was committed to; `head`: the stream ends elsewhere. */
  z.strictObject({ kind: z.literal('stream'), fault: z.enum(['gap', 'foreign', 'broken', 'changed', 'payload', 'head']), stream: Id, seq: z.int().nonnegative() }),
  /** The access log does not say what the event says that it stands for. */
  z.strictObject({ kind: z.literal('access'), stream: Id, seq: z.int().nonnegative() }),
  /** `steps`: they could not have come about; `rollup`: the case stands elsewhere than its steps lead; `event`: it is not the report that its stream holds. */
  z.strictObject({ kind: z.literal('case'), fault: z.enum(['steps', 'rollup', 'event']), escalation: Id }),
  z.strictObject({ kind: z.literal('blob'), fault: z.enum(['missing', 'changed']), clip: Id }),
])
export type AuditFinding = z.infer<typeof AuditFinding>

/** What the hub found when it last verified itself: every stream, case and recording. */
export const HubAuditResult = z.strictObject({
  at: Instant,
  holds: z.boolean(),
  streams: z.int().nonnegative(),
  events: z.int().nonnegative(),
  cases: z.int().nonnegative(),
  blobs: z.int().nonnegative(),
  faults: z.int().nonnegative(),
  /** The first of them. */
  findings: z.array(AuditFinding),
  /** Events that came without their content, because their device had lost it, the first of them; protocol 1 does not say. */
  lost: z.array(z.strictObject({ stream: Id, seq: z.int().positive() })).optional(),
})
export type HubAuditResult = z.infer<typeof HubAuditResult>

/** What a laptop brought that the hub had lost or never had. */
export const Brought = z.discriminatedUnion('kind', [
  /** A lease from after the backup that the hub was restored from; `lost` clips of it are not here any more. */
  z.strictObject({ kind: z.literal('lease'), at: Instant, clips: z.int().nonnegative(), lost: z.int().nonnegative(), ended: z.boolean() }),
  /** Events out of a damaged vault; `lost`: the hub has them no more, and waits for them. */
  z.strictObject({ kind: z.literal('rescue'), at: Instant, events: z.int().nonnegative(), lost: z.boolean() }),
])
export type Brought = z.infer<typeof Brought>

/** `askedAt`: since when somebody waits for another one; null where nobody does. `brought`: the newest first. */
export const HubAuditState = z.strictObject({ last: HubAuditResult.nullable(), askedAt: Instant.nullable(), brought: z.array(Brought).optional() })
export type HubAuditState = z.infer<typeof HubAuditState>
