import type { Hub } from '../hub.ts'
import type { Handlers } from '../server/call.ts'
import { readBoard } from '../statistics/board.ts'

/** What a supervisor sees of shifts: nothing goes out but through the policy. */
export const createShiftHandlers = (hub: Hub): Pick<Handlers, 'shifts.list'> => ({
  'shifts.list': ({ query }) => readBoard(hub, query.from, query.to),
})
