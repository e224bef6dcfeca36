import type { Settings } from '../../../shared/contract/settings.ts'
import type { MyQuestion, OpenQuestion } from '../../../shared/contract/questions.ts'
import { atWork } from './at-work.ts'
import { deskScenes } from './desk-scene.ts'
import { boardOf, idOf, openAs, shiftOf } from './figures.ts'
import { createMemoryBridge, Refused, type Handlers, type MemoryBridge } from './memory-bridge.ts'
import { myQuestionOf, myQuestions, openQuestions } from './questions.ts'

type Scene = (settings: Partial<Settings>) => MemoryBridge

/** A queue that shrinks as it is answered. */
function answering(all: OpenQuestion[], more: Handlers = {}): Handlers {
  let questions = all
  const settle = ({ question }: { question: string }): Record<string, never> => {
    questions = questions.filter(one => one.question !== question)
    return {}
  }
  return {
    'questions.queue': () => ({ questions, readAt: Date.now() - 60_000 }),
    'questions.answer': settle,
    'questions.decline': settle,
    'questions.listen': () => { throw new Refused('excerpt_withheld') },
    ...more,
  }
}

const supervising = (questions: OpenQuestion[]): Scene => settings =>
  createMemoryBridge({
    ...atWork(openAs('supervisor'), settings),
    'board.read': () => boardOf(Array.from({ length: 4 }, (_, index) => shiftOf(index))),
    ...answering(questions),
  })

/** A reviewer after the last clip, with the questions of others and their own. */
const reviewing = (questions: OpenQuestion[], mine: MyQuestion[], online = true): Scene => settings => {
  let own = mine
  return createMemoryBridge({
    ...atWork(openAs('reviewer'), settings, online),
    'shift.read': () => ({
      shift: idOf(5), zone: 'Europe/Bucharest', startedAt: Date.now() - 3_600_000, endedAt: null, pausedSince: null, pauseKind: null, protectedLeft: 3, quietSince: null,
    }),
    'clips.list': () => [],
    ...answering(questions),
    'questions.mine': () => own,
    'questions.seen': () => {
      own = own.map(one => ({ ...one, seen: true }))
      return {}
    },
    'questions.ask': () => ({ question: idOf(9) }),
  })
}

/** The clip in front was asked about twice, and one answer has come. */
const asked: Scene = settings => {
  const [answered] = myQuestions()
  const here = [myQuestionOf(4, { ...answered, clip: idOf(100), position: 1 }), myQuestionOf(5, { clip: idOf(100), position: 1, span: { from: 3000, to: 3800 } })]
  const scene = deskScenes(more => ({ ...atWork(openAs('reviewer'), { ...settings, ...more }), 'questions.mine': () => here }))['desk']
  if (scene === undefined) throw new Error('No desk to ask from')
  return scene(settings)
}

/** Asking and answering, by name. */
export const questionScenes: Record<string, Scene> = {
  questions: supervising(openQuestions()),
  'questions-empty': supervising([]),
  answers: reviewing(openQuestions(), myQuestions()),
  'desk-asked': asked,
  ask: reviewing([], []),
  'ask-offline': reviewing([], [], false),
}
