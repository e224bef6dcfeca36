import { exportEvidence } from '../evidence/export.ts'
import type { Hub } from '../hub.ts'
import type { Handlers } from '../server/call.ts'
import { excerptOf } from './excerpt.ts'
import { readFigures } from './figures.ts'
import { fileEscalation } from './file.ts'
import { listCases, listLeads, listTeam } from './list.ts'
import { listOwn } from './own.ts'
import { readCase } from './read.ts'
import { stepBy } from './steps.ts'
import { takeCall } from './telephone.ts'

type EscalationRoute = Extract<keyof Handlers, `escalations.${string}`>

/** Telling about harm, and what becomes of it. */
export const createEscalationHandlers = (hub: Hub): Pick<Handlers, EscalationRoute> => ({
  'escalations.file': ({ body }, { caller }) => fileEscalation(hub, body, caller),
  'escalations.mine': (_, { caller }) => listOwn(hub.store, caller.person.person),
  'escalations.list': ({ query }, { caller }) => listCases(hub, caller.person.person, query.which ?? 'open'),
  'escalations.team': (_, { caller }) => listTeam(hub, caller.person.person),
  'escalations.leads': () => listLeads(hub.store),
  'escalations.figures': ({ query }) => readFigures(hub, query),
  'escalations.telephone': ({ body }, { caller }) => takeCall(hub, body, caller.person.person),
  'escalations.read': ({ params }, { caller }) => readCase(hub, params.escalation, caller.person.person),
  'escalations.excerpt': ({ params, body }, { caller }) => excerptOf(hub, params.escalation, body.span, caller),
  'escalations.evidence': ({ params }, { caller }) => exportEvidence(hub, params.escalation, caller),
  async 'escalations.step'({ params, body }, { caller }) {
    const { state, severity } = await stepBy(hub, params.escalation, caller.person.person, body.step, body.seen ?? null)
    return { escalation: params.escalation, state, severity }
  },
})
