import type { Hub } from '../hub.ts'
import type { Handlers } from '../server/call.ts'
import { readHashes, readHead } from './heads.ts'
import { receiveEvents } from './receive.ts'
import { listRejections, readOwnRejections, settleRejection } from './rejections.ts'

type Names = 'streams.head' | 'streams.hashes' | 'streams.send' | 'streams.rejected' | 'rejections.list' | 'rejections.settle'

/** What devices tell: their streams of events, and what of it could not be used. */
export const createStreamHandlers = (hub: Hub): Pick<Handlers, Names> => ({
  'streams.head': ({ params, query }, { caller }) => readHead(hub, params.stream, caller, query),
  'streams.hashes': ({ params, query }, { caller }) => readHashes(hub, params.stream, caller, query.from),
  'streams.send': ({ params, body }, { caller }) => receiveEvents(hub, params.stream, caller, body),
  'streams.rejected': ({ params }, { caller }) => readOwnRejections(hub, params.stream, caller),
  'rejections.list': (_, { caller }) => listRejections(hub, caller),
  'rejections.settle': ({ params }, { caller }) => settleRejection(hub, params, caller),
})
