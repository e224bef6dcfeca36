import type { OpenAdjudication } from '../../../shared/hub-api/adjudications.ts'
import type { Desk } from '../desk/desk.ts'
import type { DeskHandlers } from '../dispatch.ts'
import { createMeasured } from '../excerpts/measured.ts'
import { aboutAnswers } from '../hub/about-answers.ts'

/** Hearing a clip that two people answered differently, and deciding. */
export function createAdjudicationHandlers(desk: Desk): Pick<DeskHandlers, Extract<keyof DeskHandlers, `adjudications.${string}`>> {
  const { hub, excerpts, now, decided } = desk
  const measured = createMeasured(desk)
  const read = async (adjudication: string): Promise<OpenAdjudication> => {
    const open = await aboutAnswers(hub.call('adjudications.read', { params: { adjudication } }))
    measured.know(adjudication, { id: open.clip, flags: open.flags })
    return open
  }
  return {
    'adjudications.list': () => hub.call('adjudications.list', {}),
    'adjudications.read': ({ adjudication }) => read(adjudication),
    'adjudications.listen': async ({ adjudication }) => {
      if (!measured.knows(adjudication)) await read(adjudication)
      measured.require(adjudication)
      const excerpt = await aboutAnswers(hub.call('adjudications.excerpt', { params: { adjudication } }))
      return { ticket: await excerpts.admit(adjudication, excerpt) }
    },
    'adjudications.start': ({ adjudication }) => {
      measured.start(adjudication)
      return { startedAt: now() }
    },
    'adjudications.played': ({ adjudication, played }) => measured.take(adjudication, played),
    'adjudications.settle': async ({ adjudication, decision }) => {
      await aboutAnswers(hub.call('adjudications.settle', { params: { adjudication }, body: decision }))
      measured.forget(adjudication)
      // What sounded goes up with the decision that came of it.
      decided()
      return {}
    },
  }
}
