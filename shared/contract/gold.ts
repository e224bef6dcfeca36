import { z } from 'zod'
import { Id, Instant } from '../domain/values.ts'
import { ContestedGold, ContestText, DecideContest, OwnGold } from '../hub-api/gold.ts'
import { Played, Sounded } from './clips.ts'
import { method } from './method.ts'

/** Gold of one's own, and whether what was said against it still waits on this laptop. */
export const MyGold = z.strictObject({ ...OwnGold.shape, waiting: z.boolean() })
export type MyGold = z.infer<typeof MyGold>

const reviewer = ['reviewer'] as const
const supervisor = ['supervisor'] as const
const contest = z.strictObject({ contest: Id })
const nothing = z.strictObject({})

export const goldMethods = {
  /** Known answers that the caller was measured by, from the hub alone: no word of them is kept here. */
  'gold.mine': method({ access: reviewer, input: nothing, output: z.array(MyGold) }),
  /** Durable before it answers, with or without a hub. */
  'gold.contest': method({ access: reviewer, input: z.strictObject({ clip: Id, batch: Id, reason: ContestText }), output: nothing }),

  'gold.contests': method({ access: supervisor, input: nothing, output: z.array(ContestedGold) }),
  /** Fetches the clip into memory and gives a ticket for `/clip/<ticket>`. */
  'gold.listen': method({ access: supervisor, input: contest, output: z.strictObject({ ticket: z.string() }) }),
  /** The only licence to make sound of it. */
  'gold.start': method({ access: supervisor, input: contest, output: z.strictObject({ startedAt: Instant }) }),
  'gold.played': method({ access: supervisor, input: z.strictObject({ contest: Id, played: Played }), output: Sounded }),
  'gold.decide': method({ access: supervisor, input: z.strictObject({ contest: Id, decision: DecideContest }), output: nothing }),
}
