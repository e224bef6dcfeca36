import type { Hub } from '../hub.ts'
import type { Handlers } from '../server/call.ts'
import { excerptFor } from './excerpt.ts'
import { listOwnQuestions } from './own.ts'
import { listQueue } from './queue.ts'

/** Asking about a clip, and answering. Questions and answers themselves come in the streams. */
export const createQuestionHandlers = (hub: Hub): Pick<Handlers, 'questions.mine' | 'questions.queue' | 'questions.excerpt'> => ({
  'questions.mine': (_, { caller }) => listOwnQuestions(hub.store, caller.person.person),
  'questions.queue': (_, { caller }) => listQueue(hub.store, caller.person, hub.now()),
  'questions.excerpt': ({ params }, { caller }) => excerptFor(hub, params.question, caller),
})
