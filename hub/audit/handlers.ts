import type { HubAuditState } from '../../shared/hub-api/audit.ts'
import type { Hub } from '../hub.ts'
import type { Handlers } from '../server/call.ts'
import { askHubAudit, readHubAudit } from './asked.ts'
import { listQueries, whoHeard } from './who-heard.ts'

/** As far as whoever speaks this protocol can read it. */
function told({ last, askedAt, brought }: HubAuditState, protocol: number): HubAuditState {
  if (protocol > 1) return { last, askedAt, brought }
  if (last === null) return { last, askedAt }
  const { lost: _, ...known } = last
  return { last: known, askedAt }
}

/** What a privacy officer asks of the access log, which is in it too, and whether what the hub holds is what happened. */
export const createAuditHandlers = (hub: Hub): Pick<Handlers, 'audit.whoHeard' | 'audit.queries' | 'audit.hub' | 'audit.askHub'> => ({
  'audit.whoHeard': ({ body }, { caller }) => whoHeard(hub, body.sought, body.reason, caller.person.person),
  'audit.queries': () => listQueries(hub.store),
  'audit.hub': async (_, { protocol }) => told(await readHubAudit(hub.store), protocol),
  'audit.askHub': async (_, { caller, protocol }) => told(await askHubAudit(hub, caller.person.person), protocol),
})
