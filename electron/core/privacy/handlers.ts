import type { DeskHandlers } from '../dispatch.ts'
import { HubProblem } from '../hub/client.ts'
import type { Connection } from '../hub/connection.ts'
import { Refusal } from '../refusal.ts'

type Names =
  | 'recalls.list' | 'recalls.read' | 'recalls.issue' | 'recalls.confirm'
  | 'accessLog.ask' | 'accessLog.queries' | 'hubAudit.read' | 'hubAudit.ask'

const ofRecall = async <T>(asked: Promise<T>): Promise<T> =>
  asked.catch((error: unknown) => {
    throw error instanceof HubProblem && error.problem === 'not_found' ? new Refusal('recall_unknown') : error
  })

/** What a privacy officer asks of the hub: each time anew, and nothing of the answers is kept on this laptop. */
export const createPrivacyHandlers = ({ hub }: { hub: Connection }): Pick<DeskHandlers, Names> => ({
  'recalls.list': () => hub.call('recalls.list', {}),
  'recalls.read': ({ number }) => ofRecall(hub.call('recalls.read', { params: { number } })),
  'recalls.issue': body => hub.call('recalls.issue', { body }),
  'recalls.confirm': ({ number, ...body }) => ofRecall(hub.call('recalls.confirm', { params: { number }, body })),
  'accessLog.ask': body => hub.call('audit.whoHeard', { body }),
  'accessLog.queries': () => hub.call('audit.queries', {}),
  'hubAudit.read': () => hub.call('audit.hub', {}),
  'hubAudit.ask': () => hub.call('audit.askHub', {}),
})
