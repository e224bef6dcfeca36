import type { Hub } from '../hub.ts'
import type { Handlers } from '../server/call.ts'
import { presentLease } from './bring-back.ts'
import { listOffers } from './offers.ts'
import { readPack } from './pack.ts'
import { readStanding } from './standing.ts'
import { takeLease } from './take.ts'
import { listWithdrawn } from './withdrawn.ts'

/** What a device asks for the work of whoever is at it, and about what it holds. */
export const createLeaseHandlers = (hub: Hub): Pick<Handlers, 'batches.list' | 'leases.take' | 'leases.pack' | 'leases.standing' | 'leases.present' | 'clips.withdrawn'> => ({
  'batches.list': (_, { caller }) => listOffers(hub, caller),
  'leases.take': ({ body }, { caller, protocol }) => takeLease(hub, body.batch, caller, protocol),
  'leases.standing': (_, { caller, protocol }) => readStanding(hub, caller, protocol),
  'leases.present': ({ body }, { caller }) => presentLease(hub, body, caller.device),
  'clips.withdrawn': (_, { caller }) => listWithdrawn(hub, caller),
  'leases.pack': ({ params }, { caller, range }) => readPack(hub, params.lease, caller, range),
})
