import type { Hub } from '../hub.ts'
import type { Handlers } from '../server/call.ts'
import { excerptFor } from './excerpt.ts'
import { listWaiting, readAdjudication } from './read.ts'
import { settleAdjudication } from './settle.ts'

type AdjudicationRoute = Extract<keyof Handlers, `adjudications.${string}`>

/** Deciding between two answers that differ beyond policy. */
export const createAdjudicationHandlers = (hub: Hub): Pick<Handlers, AdjudicationRoute> => ({
  'adjudications.list': (_, { caller }) => listWaiting(hub.store, caller.person.person),
  'adjudications.read': ({ params }, { caller }) => readAdjudication(hub.store, params.adjudication, caller.person.person),
  'adjudications.excerpt': ({ params }, { caller }) => excerptFor(hub, params.adjudication, caller),
  async 'adjudications.settle'({ params, body }, { caller }) {
    await settleAdjudication(hub, params.adjudication, body, caller.person.person)
    return {}
  },
})
