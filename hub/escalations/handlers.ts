import type { Hub } from '../hub.ts'
import type { Handlers } from '../server/call.ts'
import { actOnCase, listCases } from './cases.ts'
import { fileEscalation } from './file.ts'
import { listOwn } from './own.ts'

/** Telling about harm, and what becomes of it. */
export const createEscalationHandlers = (
  hub: Hub,
): Pick<Handlers, 'escalations.file' | 'escalations.mine' | 'escalations.list' | 'escalations.act'> => ({
  'escalations.file': ({ body }, { caller }) => fileEscalation(hub, body, caller),
  'escalations.mine': (_, { caller }) => listOwn(hub.store, caller.person.person),
  'escalations.list': (_, { caller }) => listCases(hub, caller.person.person),
  'escalations.act': ({ params, body }, { caller }) => actOnCase(hub, params.escalation, body.action, caller.person.person),
})
