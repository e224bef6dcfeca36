import type { Hub } from '../hub.ts'
import type { Handlers } from '../server/call.ts'
import { listOffers } from './offers.ts'
import { readPack } from './pack.ts'
import { takeLease } from './take.ts'
import { listWithdrawn } from './withdrawn.ts'

/** What a reviewer's device asks for work. */
export const createLeaseHandlers = (hub: Hub): Pick<Handlers, 'batches.list' | 'leases.take' | 'leases.pack' | 'clips.withdrawn'> => ({
  'batches.list': (_, { caller }) => listOffers(hub, caller),
  'leases.take': ({ body }, { caller }) => takeLease(hub, body.batch, caller),
  'clips.withdrawn': (_, { caller }) => listWithdrawn(hub, caller),
  'leases.pack': ({ params }, { caller, range }) => readPack(hub, params.lease, caller, range),
})
