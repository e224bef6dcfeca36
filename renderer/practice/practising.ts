import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Answer } from './core/answer.ts'
import type { PracticeDesk } from './core/practice-desk.ts'
import { compare, type Difference } from './explain.ts'
import type { Lesson, LessonId, PracticeClip } from './lessons.ts'
import { stepsDone, type Glance, type StepName } from './steps.ts'

/** A clip that was answered, beside what is known of it. */
export type Explained = { clip: PracticeClip; answer: Answer | null; differences: readonly Difference[] }

export type Practising = {
  /** `choosing`: the list of lessons; `trying`: a clip is in front; `explained`: its answer beside the known one. */
  stage: 'choosing' | 'trying' | 'explained'
  lesson: Lesson
  /** Lessons that were gone through, whatever was answered: nothing is counted. */
  gone: ReadonlySet<LessonId>
  stepsDone: ReadonlySet<StepName>
  explained: readonly Explained[]
}

export type PracticeStore = StoreApi<Practising> & {
  lessons: readonly Lesson[]
  begin(lesson: LessonId): void
  /** On to the next lesson, or to the list after the last. */
  goOn(): void
  again(): void
  choose(): void
  /** Takes a look at the screen, to notice what was tried. */
  look(glance: Glance): void
  /** The lesson's last answer was given. */
  finish(desk: PracticeDesk): void
}

type PracticeStoreDependencies = {
  lessons: readonly Lesson[]
  /** Lessons gone through before, in this run of the app. */
  gone: ReadonlySet<LessonId>
  /** Brings a lesson's first clip to the front. */
  onBegin(lesson: Lesson): void
}

const nothingDone: ReadonlySet<StepName> = new Set()

/** The course of practice. `lessons` holds one at least. */
export function createPractising({ lessons, gone, onBegin }: PracticeStoreDependencies): PracticeStore {
  const [firstLesson] = lessons
  if (firstLesson === undefined) throw new Error('Practice has no lesson')
  const ahead = lessons.find(({ id }) => !gone.has(id)) ?? firstLesson
  const store = createStore<Practising>(() => ({ stage: 'choosing', lesson: ahead, gone, stepsDone: nothingDone, explained: [] }))
  let before: Glance | null = null

  const begin = (id: LessonId): void => {
    const lesson = lessons.find(candidate => candidate.id === id)
    if (lesson === undefined) return
    before = null
    store.setState({ stage: 'trying', lesson, stepsDone: nothingDone, explained: [] })
    onBegin(lesson)
  }
  const choose = (): void => {
    const { lesson, gone: wentThrough } = store.getState()
    store.setState({ stage: 'choosing', lesson: wentThrough.has(lesson.id) ? (lessons.find(({ id }) => !wentThrough.has(id)) ?? firstLesson) : lesson })
  }
  return Object.assign(store, {
    lessons,
    begin,
    choose,
    goOn() {
      const next = lessons[lessons.findIndex(({ id }) => id === store.getState().lesson.id) + 1]
      if (next === undefined) choose()
      else begin(next.id)
    },
    again: () => begin(store.getState().lesson.id),
    look(glance: Glance) {
      const { stage, lesson, stepsDone: done } = store.getState()
      if (stage !== 'trying') return
      const now = before === null ? done : stepsDone(lesson.steps, done, glance, before)
      before = glance
      if (now !== done) store.setState({ stepsDone: now })
    },
    finish(desk: PracticeDesk) {
      const { lesson, gone: wentThrough } = store.getState()
      const answers = desk.answers()
      const explained = lesson.clips.flatMap((clip, index) => {
        const answer = answers[index] ?? null
        return answer === null ? [] : [{ clip, answer, differences: compare(clip, answer) }]
      })
      store.setState({ stage: 'explained', gone: new Set([...wentThrough, lesson.id]), explained })
    },
  })
}
