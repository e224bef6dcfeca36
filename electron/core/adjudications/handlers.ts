import type { Desk } from '../desk/desk.ts'
import type { DeskHandlers } from '../dispatch.ts'
import { aboutAnswers } from '../hub/about-answers.ts'

/** Hearing a clip that two people answered differently, and deciding. */
export function createAdjudicationHandlers({ hub, excerpts, now, decided }: Desk): Pick<DeskHandlers, Extract<keyof DeskHandlers, `adjudications.${string}`>> {
  return {
    'adjudications.list': () => hub.call('adjudications.list', {}),
    'adjudications.read': params => aboutAnswers(hub.call('adjudications.read', { params })),
    'adjudications.listen': async ({ adjudication }) => {
      const excerpt = await aboutAnswers(hub.call('adjudications.excerpt', { params: { adjudication } }))
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
      await aboutAnswers(hub.call('adjudications.settle', { params: { adjudication }, body: decision }))
      excerpts.forget(adjudication)
      // What sounded goes up with the decision that came of it.
      decided()
      return {}
    },
  }
}
