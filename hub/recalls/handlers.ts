import type { RecallLine, RecallReport } from '../../shared/hub-api/recalls.ts'
import { HubFault, type FaultCode } from '../fault.ts'
import type { Hub } from '../hub.ts'
import { Refusal } from '../refusal.ts'
import type { Handlers, SignedInCaller } from '../server/call.ts'
import type { ProblemCode } from '../../shared/hub-api/problem.ts'
import { confirmErasure } from './confirm.ts'
import { issueRecall } from './issue.ts'
import { listRecalls, readRecall, type RecallReport as Known } from './read.ts'

type Names = 'recalls.list' | 'recalls.read' | 'recalls.issue' | 'recalls.confirm'

const problems: Partial<Record<FaultCode, ProblemCode>> = { recall_empty: 'recall_empty', recall_unknown: 'not_found', recipient_unknown: 'not_found' }

/** What an operator reads of a fault is a refusal over the wire. */
async function refusing<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    const problem = error instanceof HubFault ? problems[error.code] : undefined
    throw problem === undefined || !(error instanceof Error) ? error : new Refusal(problem, error.message)
  }
}

/** Why somebody is recalled is for privacy officers; how it stands also for whoever can have a laptop sync. */
const lineFor = ({ person: { role } }: SignedInCaller, { number, kind, reason, by, issuedAt, dueAt, state, clips, devices, recipients }: Known): RecallLine => ({
  number, kind, by, issuedAt, dueAt, state, clips,
  reason: role === 'privacy' ? reason : null,
  outstanding: {
    devices: devices.filter(({ outstanding }) => outstanding > 0).length,
    recipients: recipients.filter(({ confirmedAt }) => confirmedAt === null).length,
  },
})

const reportFor = (caller: SignedInCaller, known: Known): RecallReport => ({
  ...lineFor(caller, known),
  devices: known.devices,
  recipients: known.recipients.map(({ kind, id, format, madeAt, whose, clips, confirmedAt }) => ({ kind, id, format, madeAt, whose, clips: clips.length, confirmedAt })),
})

/** Recordings taken back by a privacy officer at a workstation. */
export const createRecallHandlers = (hub: Hub): Pick<Handlers, Names> => ({
  'recalls.list': async (_, { caller }) => (await listRecalls(hub)).map(one => lineFor(caller, one)),
  'recalls.read': async ({ params }, { caller }) => reportFor(caller, await refusing(readRecall(hub, params.number))),
  'recalls.issue': async ({ body: { kind, value, reason } }, { caller }) =>
    reportFor(caller, await readRecall(hub, await refusing(issueRecall(hub, kind, value, reason, caller.person.person)))),
  'recalls.confirm': async ({ params, body: { kind, recipient } }, { caller }) =>
    reportFor(caller, await refusing(confirmErasure(hub, params.number, kind, recipient, caller.person.person))),
})
