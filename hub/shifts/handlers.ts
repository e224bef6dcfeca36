import type { Hub } from '../hub.ts'
import type { Handlers } from '../server/call.ts'
import { listShifts } from './list.ts'

/** What a supervisor sees of shifts. */
export const createShiftHandlers = (hub: Hub): Pick<Handlers, 'shifts.list'> => ({
  'shifts.list': ({ query }) => listShifts(hub, query.from, query.to),
})
