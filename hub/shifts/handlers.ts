import type { Hub } from '../hub.ts'
import { setDue } from '../leases/due.ts'
import { giveClips, giveToAll } from '../leases/give.ts'
import { Refusal } from '../refusal.ts'
import type { Handlers } from '../server/call.ts'
import { followBatches } from '../statistics/batches.ts'
import { readBoard } from '../statistics/board.ts'
import { listNeeds } from '../statistics/needs.ts'
import { readOwnPeriod, readOwnRatios } from '../statistics/own.ts'
import { readPeriod } from '../statistics/period.ts'

/** What a supervisor sees of shifts, and does about them: no figure of others goes out but through the policy. */
export const createShiftHandlers = (hub: Hub): Pick<Handlers, 'shifts.list' | 'shifts.mine' | 'figures.period' | 'figures.mine' | 'batches.followed' | 'needs.list' | 'batches.give' | 'batches.due'> => ({
  'shifts.list': ({ query }) => readBoard(hub, query.from, query.to),
  'shifts.mine': (_, { caller }) => readOwnRatios(hub, caller.person.person),
  'figures.mine': ({ query }, { caller }) => readOwnPeriod(hub, caller.person.person, query),
  'figures.period': ({ query }) => readPeriod(hub, query),
  'batches.followed': () => followBatches(hub),
  'needs.list': () => listNeeds(hub),
  'batches.give': ({ body }) => body.person === null ? giveToAll(hub) : giveClips(hub, body.person),
  'batches.due': async ({ params, body }, { caller }) => {
    if (!(await setDue(hub, { ...params, ...body }, caller.person.person))) throw new Refusal('not_found', 'There is no such batch.')
    return {}
  },
})
