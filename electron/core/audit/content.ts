import { commitmentOf, type Envelope } from '../../../shared/domain/chain.ts'
import type { SentEvent } from '../../../shared/hub-api/streams.ts'
import { digest } from '../crypto/digest.ts'

// What an event holds, where that is missing or is not what its envelope commits to.

/** In SQL, of an event `e` without content: whether it was erased or let go of on purpose. Otherwise it is lost. */
export const isGone = '(e.erased = 1 OR e.seq <= (SELECT let_go FROM stream))'

/** An event of which the envelope alone is left, although nobody has erased the rest. */
export const lostOf = (envelope: Envelope): SentEvent => ({ envelope, salt: null, payload: null, lost: true })

/** A JSON value, or undefined where the text is none. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The event itself where it holds what its envelope commits to; else without what it holds, which is worth nothing to anybody. */
export function unlessAltered(event: SentEvent): SentEvent {
  const { envelope, salt, payload } = event
  if (salt === null) return event
  try {
    return commitmentOf(digest, salt, payload) === envelope.commitment ? event : lostOf(envelope)
  } catch {
    return lostOf(envelope)
  }
}
