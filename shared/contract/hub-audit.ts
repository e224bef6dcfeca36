import { z } from 'zod'
import { AccessQuery, AskWhoHeard, HubAuditState, WhoHeard } from '../hub-api/audit.ts'
import { method } from './method.ts'

/** The hub's own record: who heard whom, and whether it is what happened. Asking who heard is in it too. */
export const hubAuditMethods = {
  'accessLog.ask': method({ access: ['privacy'], input: AskWhoHeard, output: WhoHeard }),
  'accessLog.queries': method({ access: ['privacy'], input: z.strictObject({}), output: z.array(AccessQuery) }),
  'hubAudit.read': method({ access: ['safety', 'privacy', 'supervisor'], input: z.strictObject({}), output: HubAuditState }),
  /** The hub verifies what it holds as soon as it can, and keeps what it found. */
  'hubAudit.ask': method({ access: ['privacy'], input: z.strictObject({}), output: HubAuditState }),
}
