import type { Hub } from '../hub.ts'
import type { Handlers } from '../server/call.ts'
import { contestExcerpt, decideContest, listContests } from './contests.ts'
import { listOwnGold } from './own.ts'

/** Known answers: as those see them who were measured, and as those decide who are told that one is wrong. */
export const createGoldHandlers = (hub: Hub): Pick<Handlers, Extract<keyof Handlers, `gold.${string}`>> => ({
  'gold.mine': (_, { caller }) => listOwnGold(hub, caller.person.person),
  'gold.contests': (_, { caller }) => listContests(hub.store, caller.person.person),
  'gold.excerpt': ({ params }, { caller }) => contestExcerpt(hub, params.contest, caller),
  async 'gold.decide'({ params, body }, { caller }) {
    await decideContest(hub, params.contest, body, caller.person.person)
    return {}
  },
})
