import type { Annotation } from '../../../shared/domain/annotation.ts'
import { keyOf, questionOf, type Question, type QuestionKey, type TaskSpecification } from '../../../shared/domain/task.ts'
import { nothingTyped, type DeskState, type DeskStore } from './desk-state.ts'
import { findOptions } from './type-ahead.ts'

/** Which question is in front, and the answers that are found by typing or given by number. */
export type Asking = {
  /** The question in front, where the task asks it. */
  current(): Question | null
  go(question: QuestionKey): void
  /** The focus came to a question by itself. */
  face(question: QuestionKey): void
  /** The question one step on; null at either end, where the focus goes on its own way. */
  beside(step: 1 | -1): QuestionKey | null
  /** Gives or takes back an answer to one of the task's own questions. */
  choose(id: string, option: string): void
  /** The intents that what was typed may mean; null stands for none at all. */
  intents(): readonly (string | null)[]
  type(typed: string): void
  moveTo(at: number): void
  answerIntent(intent: string | null): void
  leave(): void
}

/** The question each clip starts with: its wake verdict, or else what the task asks first. */
export function firstQuestion(task: TaskSpecification): QuestionKey {
  const [first] = task.questions
  return first === undefined || questionOf(task, 'wake') !== null ? 'wake' : keyOf(first)
}

/** Where Tab stops. The transcript has its place, and its key, of its own. */
const stopsOf = (task: TaskSpecification): QuestionKey[] => task.questions.filter(({ kind }) => kind !== 'transcript').map(keyOf)

/** What may be answered for an intent, in the order in which it is offered; null, at the end, is none. */
function offeredIntents({ work, finding, titles }: DeskState): (string | null)[] {
  if (work === null) return []
  const { batch, page: { suggestedIntent }, draft: { intent } } = work
  const options = [suggestedIntent, ...(questionOf(batch.task, 'intent')?.options ?? []), intent].filter(option => option !== null)
  const found = findOptions([...new Set(options)], finding.typed, titles)
  return finding.typed === '' && intent !== null ? [...found, null] : found
}

type AskingDependencies = {
  store: DeskStore
  edit(change: Partial<Annotation>): void
  /** Begins to write the transcript. */
  write(): void
}

export function createAsking({ store, edit, write }: AskingDependencies): Asking {
  const taskNow = (): TaskSpecification | null => store.getState().work?.batch.task ?? null

  const asking: Asking = {
    current: () => taskNow()?.questions.find(question => keyOf(question) === store.getState().question) ?? null,
    go(question) {
      store.setState({ question, finding: nothingTyped, layer: question === 'intent' ? 'choose' : 'listen' })
      if (question === 'transcript') write()
    },
    face(question) {
      if (store.getState().question !== question) store.setState({ question })
    },
    beside(step) {
      const task = taskNow()
      if (task === null) return null
      const stops = stopsOf(task)
      return stops[stops.indexOf(store.getState().question) + step] ?? null
    },
    choose(id, option) {
      const { work } = store.getState()
      const question = work?.batch.task.questions.find(candidate => candidate.kind === 'choice' && candidate.id === id)
      if (work === null || question?.kind !== 'choice') return
      const given = work.draft.choices[id] ?? []
      const others = question.multiple ? given.filter(other => other !== option) : []
      const { [id]: _, ...choices } = work.draft.choices
      const answer = given.includes(option) ? others : question.options.map(known => known.id).filter(known => known === option || others.includes(known))
      edit({ choices: answer.length === 0 ? choices : { ...choices, [id]: answer } })
    },
    intents: () => offeredIntents(store.getState()),
    type: typed => store.setState({ finding: { typed, at: 0, listed: true } }),
    moveTo(at) {
      const { finding } = store.getState()
      const last = asking.intents().length - 1
      store.setState({ finding: { ...finding, listed: true, at: Math.min(Math.max(at, 0), Math.max(last, 0)) } })
    },
    answerIntent(intent) {
      edit({ intent })
      asking.leave()
    },
    leave() {
      const task = taskNow()
      if (task !== null) store.setState({ layer: 'listen', question: firstQuestion(task), finding: nothingTyped })
    },
  }
  return asking
}
