import type { Hub } from '../hub.ts'
import type { Handlers } from '../server/call.ts'
import { readOwnQuality, readQuality } from './board.ts'
import { readSpots } from './spots.ts'

/** How well clips are answered, as far as the policy lets it be told. */
export const createQualityHandlers = (hub: Hub): Pick<Handlers, 'quality.read' | 'quality.mine' | 'quality.spots'> => ({
  'quality.read': ({ query }) => readQuality(hub, query),
  'quality.mine': ({ query }, { caller }) => readOwnQuality(hub, caller.person.person, query),
  'quality.spots': ({ query }) => readSpots(hub, query),
})
