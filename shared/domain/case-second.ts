import { optionsFor } from './case-options.ts'
import { isGrave, type Actor } from './case-rules.ts'
import type { Case } from './case-state.ts'
import type { CaseAction } from './case-steps.ts'

// What waits for a second person, and who may be that person.

/** Steps by which a second person agrees to what another put before them. */
export const agreements: readonly CaseAction[] = ['approve_notice', 'approve_no_action', 'close_duplicate', 'ratify', 'approve_request', 'ratify_unsealing']

/** Whether something waits for a second person: a step that was proposed, glass that was broken, or a request. */
function isProposed({ state, severity, requests }: Case): boolean {
  if (requests.some(request => request.state === 'open' || request.state === 'broken_glass')) return true
  if (state === 'notify_proposed' || state === 'notified_break_glass') return true
  return isGrave(severity) && (state === 'no_action_proposed' || state === 'duplicate')
}

/** `you`: this person may agree to what waits, or to some of it; `another`: somebody else has to. */
export function awaitedBy(state: Case, actor: Actor): 'nobody' | 'another' | 'you' {
  if (!isProposed(state)) return 'nobody'
  return optionsFor(state, actor).some(({ action }) => agreements.includes(action)) ? 'you' : 'another'
}
