import type { Person } from '../../shared/hub-api/access.ts'
import type { Access, RouteInput, RouteName, RouteReply, routes } from '../../shared/hub-api/routes.ts'

/** Who is calling, as their session says: a device, and the person at it if one is signed in. */
export type Caller = { device: string; person: Person | null }
export type SignedInCaller = Caller & { person: Person }

type CallerFor<A extends Access> = A extends 'open' ? null : A extends 'device' ? Caller : SignedInCaller

/** What a handler may know besides its input; `protocol` is the one that is spoken, `range` the Range header as it came. */
export type Call<N extends RouteName> = { caller: CallerFor<(typeof routes)[N]['access']>; protocol: number; range: string | null }

/** One handler for every route of the contract; a missing one does not compile. */
export type Handlers = {
  [N in RouteName]: (input: RouteInput<N>, call: Call<N>) => Promise<RouteReply<N>>
}
