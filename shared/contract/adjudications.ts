import { z } from 'zod'
import { Id, Instant } from '../domain/values.ts'
import { OpenAdjudication, SettleAdjudication, WaitingAdjudication } from '../hub-api/adjudications.ts'
import { Played, Sounded } from './clips.ts'
import { method } from './method.ts'

const access = ['supervisor'] as const
const adjudication = z.strictObject({ adjudication: Id })

/** Deciding between two answers that differ: all of it at the hub, nothing of it kept here. */
export const adjudicationMethods = {
  'adjudications.list': method({ access, input: z.strictObject({}), output: z.array(WaitingAdjudication) }),
  'adjudications.read': method({ access, input: adjudication, output: OpenAdjudication }),
  /** Fetches the clip into memory and gives a ticket for `/clip/<ticket>`. */
  'adjudications.listen': method({ access, input: adjudication, output: z.strictObject({ ticket: z.string() }) }),
  /** The only licence to make sound of it. */
  'adjudications.start': method({ access, input: adjudication, output: z.strictObject({ startedAt: Instant }) }),
  'adjudications.played': method({ access, input: z.strictObject({ adjudication: Id, played: Played }), output: Sounded }),
  'adjudications.settle': method({ access, input: z.strictObject({ adjudication: Id, decision: SettleAdjudication }), output: z.strictObject({}) }),
}
