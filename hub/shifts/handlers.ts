import type { Hub } from '../hub.ts'
import { giveClips } from '../leases/give.ts'
import type { Handlers } from '../server/call.ts'
import { readBoard } from '../statistics/board.ts'
import { listNeeds } from '../statistics/needs.ts'

/** What a supervisor sees of shifts, and does about them: no figure goes out but through the policy. */
export const createShiftHandlers = (hub: Hub): Pick<Handlers, 'shifts.list' | 'needs.list' | 'batches.give'> => ({
  'shifts.list': ({ query }) => readBoard(hub, query.from, query.to),
  'needs.list': () => listNeeds(hub),
  'batches.give': ({ body }) => giveClips(hub, body.person),
})
