import type { Desk } from '../desk/desk.ts'
import type { DeskHandlers } from '../dispatch.ts'
import { HubProblem } from '../hub/client.ts'
import type { Handout } from '../port.ts'
import { Refusal } from '../refusal.ts'
import { figuresFile } from './figures-file.ts'

/** Working on cases of reported harm: all of it at the hub, nothing of it kept here. */
export function createCaseHandlers({ hub, excerpts, evidence, handouts, now }: Desk): Pick<
  DeskHandlers,
  | 'escalations.inbox' | 'escalations.read' | 'escalations.team' | 'escalations.step' | 'escalations.telephone' | 'escalations.figures' | 'escalations.leads'
  | 'escalations.evidence' | 'escalations.figuresFile' | 'escalations.listen' | 'escalations.start' | 'escalations.played'
> {
  /** Asks the hub about one case; one that is not there, or not for this person, is unknown. */
  const about = async <T>(asked: Promise<T>): Promise<T> =>
    asked.catch((error: unknown) => {
      throw error instanceof HubProblem && error.problem === 'not_found' ? new Refusal('escalation_unknown') : error
    })

  const offer = (file: Handout): { ticket: string; name: string } => ({ ticket: handouts.offer(file), name: file.name })

  return {
    'escalations.inbox': ({ which }) => hub.call('escalations.list', { query: which === undefined ? {} : { which } }),
    'escalations.team': () => hub.call('escalations.team', {}),
    'escalations.leads': () => hub.call('escalations.leads', {}),
    'escalations.figures': period => hub.call('escalations.figures', { query: period }),
    'escalations.read': ({ escalation }) => about(hub.call('escalations.read', { params: { escalation } })),
    'escalations.step': ({ escalation, ...body }) => about(hub.call('escalations.step', { params: { escalation }, body })),
    'escalations.telephone': body => hub.call('escalations.telephone', { body }),
    'escalations.evidence': async ({ escalation }) =>
      offer(await evidence(escalation, await about(hub.call('escalations.evidence', { params: { escalation } })))),
    'escalations.figuresFile': async ({ format, ...period }) => offer(figuresFile(await hub.call('escalations.figures', { query: period }), format)),
    'escalations.listen': async ({ escalation, span }) => {
      const excerpt = await about(hub.call('escalations.excerpt', { params: { escalation }, body: { span } }))
      if (excerpt.span.from !== span.from || excerpt.span.to !== span.to) throw new Refusal('excerpt_tampered')
      return { ticket: await excerpts.admit(escalation, excerpt) }
    },
    'escalations.start': ({ escalation }) => {
      excerpts.start(escalation)
      return { startedAt: now() }
    },
    'escalations.played': ({ escalation, played }) => {
      excerpts.take(escalation, null, played)
      return {}
    },
  }
}
