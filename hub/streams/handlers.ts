import type { z } from 'zod'
import { reasonIn, sayReason, type SaidReason } from '../../shared/hub-api/rejections.ts'
import type { Hub } from '../hub.ts'
import type { Handlers } from '../server/call.ts'
import { readHashes, readHead } from './heads.ts'
import { receiveEvents } from './receive.ts'
import { listRejections, readOwnRejections, settleRejection } from './rejections.ts'

type Names = 'streams.head' | 'streams.hashes' | 'streams.send' | 'streams.rejected' | 'rejections.list' | 'rejections.settle'

const said = <T extends { why: z.infer<typeof SaidReason> }>(rejection: T, protocol: number): T => ({ ...rejection, why: sayReason(reasonIn(rejection.why), protocol) })

/** What devices tell: their streams of events, and what of it could not be used. */
export const createStreamHandlers = (hub: Hub): Pick<Handlers, Names> => ({
  'streams.head': ({ params, query }, { caller }) => readHead(hub, params.stream, caller, query),
  'streams.hashes': ({ params, query }, { caller }) => readHashes(hub, params.stream, caller, query.from),
  async 'streams.send'({ params, body }, { caller, protocol }) {
    const { answers, head } = await receiveEvents(hub, params.stream, caller, body)
    return { answers: answers.map(answer => (answer.status === 'rejected' ? said(answer, protocol) : answer)), head }
  },
  'streams.rejected': ({ params }, { caller }) => readOwnRejections(hub, params.stream, caller),
  'rejections.list': async (_, { caller, protocol }) => (await listRejections(hub, caller)).map(rejection => said(rejection, protocol)),
  'rejections.settle': ({ params }, { caller }) => settleRejection(hub, params, caller),
})
