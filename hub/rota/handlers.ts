import { listPeople } from '../access/people.ts'
import type { Hub } from '../hub.ts'
import type { Handlers } from '../server/call.ts'
import { handSpanOver, replaceSpan } from './change.ts'
import { readGaps, seconds } from './seconds.ts'
import { readSpans } from './spans.ts'

/** Who is on call, as those see it who are. */
export const createRotaHandlers = (hub: Hub): Pick<Handlers, 'rota.read' | 'rota.replace' | 'rota.handOver'> => ({
  async 'rota.read'({ query }) {
    const able = await seconds(hub.store)
    return {
      spans: await readSpans(hub.store, query.from, query.to),
      colleagues: (await listPeople(hub.store)).filter(({ person }) => able.has(person)),
      gaps: await readGaps(hub.store, hub.now()),
    }
  },
  'rota.replace': ({ params, body }, { caller }) => replaceSpan(hub, params.span, caller.person.person, body),
  'rota.handOver': ({ params, body }, { caller }) => handSpanOver(hub, params.span, caller.person.person, body.to),
})
