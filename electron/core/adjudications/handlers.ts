import type { FailureReason } from '../../../shared/contract/failure.ts'
import type { ProblemCode } from '../../../shared/hub-api/problem.ts'
import type { Desk } from '../desk/desk.ts'
import type { DeskHandlers } from '../dispatch.ts'
import { HubProblem } from '../hub/client.ts'
import { Refusal } from '../refusal.ts'

/** What the hub's problems mean here, where they mean something else elsewhere. */
const reasons: Partial<Record<ProblemCode, FailureReason>> = {
  not_found: 'adjudication_unknown',
  wrong_state: 'adjudication_moved_on',
  invalid_request: 'answer_unfit',
}

async function about<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked
  } catch (error) {
    const reason = error instanceof HubProblem ? reasons[error.problem] : undefined
    throw reason === undefined ? error : new Refusal(reason)
  }
}

/** Hearing a clip that two people answered differently, and deciding. */
export function createAdjudicationHandlers({ hub, excerpts, now, decided }: Desk): Pick<DeskHandlers, Extract<keyof DeskHandlers, `adjudications.${string}`>> {
  return {
    'adjudications.list': () => hub.call('adjudications.list', {}),
    'adjudications.read': params => about(hub.call('adjudications.read', { params })),
    'adjudications.listen': async ({ adjudication }) => {
      const excerpt = await about(hub.call('adjudications.excerpt', { params: { adjudication } }))
      return { ticket: await excerpts.admit(adjudication, excerpt) }
    },
    'adjudications.start': ({ adjudication }) => {
      excerpts.start(adjudication)
      return { startedAt: now() }
    },
    'adjudications.played': ({ adjudication, played }) => {
      excerpts.take(adjudication, null, played)
      return {}
    },
    'adjudications.settle': async ({ adjudication, decision }) => {
      await about(hub.call('adjudications.settle', { params: { adjudication }, body: decision }))
      excerpts.forget(adjudication)
      // What sounded goes up with the decision that came of it.
      decided()
      return {}
    },
  }
}
