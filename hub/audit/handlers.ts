import type { Hub } from '../hub.ts'
import type { Handlers } from '../server/call.ts'
import { askHubAudit, readHubAudit } from './asked.ts'
import { listQueries, whoHeard } from './who-heard.ts'

/** What a privacy officer asks of the access log, which is in it too, and whether what the hub holds is what happened. */
export const createAuditHandlers = (hub: Hub): Pick<Handlers, 'audit.whoHeard' | 'audit.queries' | 'audit.hub' | 'audit.askHub'> => ({
  'audit.whoHeard': ({ body }, { caller }) => whoHeard(hub, body.sought, body.reason, caller.person.person),
  'audit.queries': () => listQueries(hub.store),
  'audit.hub': () => readHubAudit(hub.store),
  'audit.askHub': (_, { caller }) => askHubAudit(hub, caller.person.person),
})
