import type { Hub } from '../hub.ts'
import type { Handlers } from '../server/call.ts'
import { listQueries, whoHeard } from './who-heard.ts'

/** What a privacy officer asks of the access log; asking is in it too. */
export const createAuditHandlers = (hub: Hub): Pick<Handlers, 'audit.whoHeard' | 'audit.queries'> => ({
  'audit.whoHeard': ({ body }, { caller }) => whoHeard(hub, body.sought, body.reason, caller.person.person),
  'audit.queries': () => listQueries(hub.store),
})
