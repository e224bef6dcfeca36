import type { Hub } from '../hub.ts'
import type { Handlers } from '../server/call.ts'
import { readHead } from './heads.ts'
import { receiveEvents } from './receive.ts'

/** What devices tell: their streams of events. */
export const createStreamHandlers = (hub: Hub): Pick<Handlers, 'streams.head' | 'streams.send'> => ({
  'streams.head': ({ params }, { caller }) => readHead(hub, params.stream, caller),
  'streams.send': ({ params, body }, { caller }) => receiveEvents(hub, params.stream, caller, body),
})
