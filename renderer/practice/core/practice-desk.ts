import type { BatchPage, ClipPage, Played } from '../../../shared/contract/clips.ts'
import { failureReasons, type FailureReason, type Reply } from '../../../shared/contract/failure.ts'
import { isFalseWake, type Annotation } from '../../../shared/domain/annotation.ts'
import { isDecided, mayBecome, type ClipState } from '../../../shared/domain/batch.ts'
import { allHeard, mergeSpans } from '../../../shared/domain/heard.ts'
import { freshAnnotation, openQuestions } from '../../../shared/domain/task.ts'
import type { Span } from '../../../shared/domain/values.ts'
import { recordings } from '../clips/recordings.ts'
import type { Lesson } from '../lessons.ts'
import type { Answer } from './answer.ts'
import { createPracticeHistory, type Standing } from './history.ts'
import { practiceTask } from './practice-task.ts'

/** The clips of one lesson, in memory, under the core's own rules: what was heard, what is open, what can be taken back. */
export type PracticeDesk = {
  batch: BatchPage
  rows(): { clip: string; batch: string; position: number; state: ClipState; wake: Annotation['wake'] }[]
  page(clip: string): Reply<ClipPage>
  start(clip: string): Reply<null>
  played(clip: string, played: Played | null): Reply<{ heard: Span[] }>
  save(clip: string, annotation: Annotation): Reply<null>
  answer(clip: string, answer: Answer, played: Played | null): Reply<{ next: string | null }>
  undo(): Reply<{ clip: string }>
  redo(): Reply<{ clip: string }>
  current(): string | null
  /** The clips that wait after one, in their order, at most `most`. */
  ahead(clip: string, most: number): string[]
  /** Where a clip stands in its lesson, from 0. */
  indexOf(clip: string): number
  /** The answers that stand, a place for each clip. */
  answers(): (Answer | null)[]
  wasUndone(): boolean
  isOver(): boolean
}

type Kept = Standing & { clip: string; heard: Span[] }

const refuse = (reason: FailureReason): Reply<never> => ({ ok: false, failure: { code: failureReasons[reason], reason, facts: {} } })
const done = <T>(value: T): Reply<T> => ({ ok: true, value })

const stateAfter = { annotation: 'submitted', skip: 'skipped', escalation: 'escalated' } as const satisfies Record<Answer['kind'], ClipState>

type PracticeDeskDependencies = {
  lesson: Lesson
  /** What the batch and its purpose are called. */
  names: Pick<BatchPage, 'name' | 'purpose'>
  newId(): string
  now(): number
}

export function createPracticeDesk({ lesson, names, newId, now }: PracticeDeskDependencies): PracticeDesk {
  const history = createPracticeHistory()
  const task = practiceTask(lesson.asks)
  const batch: BatchPage = { batch: newId(), ...names, legalBasis: names.purpose, retainUntil: '2099-12-31', endsAt: Number.MAX_SAFE_INTEGER, task }
  const clips = lesson.clips.map(({ recording }): Kept => {
    const { hypothesis, slots } = recordings[recording]
    return { clip: newId(), state: 'ready', heard: [], answer: null, draft: freshAnnotation(task, { hypothesis, intent: null, slots }) }
  })
  const indexOf = (clip: string): number => clips.findIndex(kept => kept.clip === clip)
  const recordingAt = (index: number) => recordings[lesson.clips[index]?.recording ?? 'kitchen-light']
  let undone = false

  const isOver = (): boolean => clips.every(({ state }) => isDecided(state)) || (lesson.takesBack === true && undone && isDecided(clips[0]?.state ?? 'ready'))
  const waiting = (after: number): string[] =>
    isOver() ? [] : [...clips.slice(after + 1), ...clips.slice(0, after)].filter(({ state }) => !isDecided(state)).map(({ clip }) => clip)

  /** Does something with a clip that may still be worked on. */
  function withClip<T>(clip: string, work: (kept: Kept, index: number) => Reply<T>): Reply<T> {
    const index = indexOf(clip)
    const kept = clips[index]
    if (kept === undefined) return refuse('clip_unknown')
    return kept.state === 'escalated' ? refuse('clip_sealed') : work(kept, index)
  }
  function hear(kept: Kept, played: Played | null): void {
    kept.heard = mergeSpans(kept.heard, played?.spans ?? [])
  }
  /** Why an answer may not be given yet, null when it may. */
  function objection(kept: Kept, answer: Answer, index: number): FailureReason | null {
    if (answer.kind !== 'annotation') return null
    if (openQuestions(task, answer.annotation).length > 0) return 'questions_open'
    return isFalseWake(answer.annotation.wake) || allHeard(recordingAt(index).speech, kept.heard) ? null : 'not_all_heard'
  }
  const standingOf = ({ draft, state, answer }: Kept): Standing => ({ draft, state, answer })

  function travel(direction: 'back' | 'again', nothing: FailureReason): Reply<{ clip: string }> {
    const change = history[direction]()
    const kept = clips[change === null ? -1 : indexOf(change.clip)]
    if (change === null || kept === undefined || kept.state === 'escalated') return refuse(nothing)
    Object.assign(kept, direction === 'back' ? change.before : change.after)
    if (direction === 'back') undone = true
    return done({ clip: kept.clip })
  }

  return {
    batch,
    rows: () => clips.map(({ clip, state, draft }, index) => ({ clip, batch: batch.batch, position: index + 1, state, wake: isDecided(state) ? draft.wake : null })),
    page: clip => withClip(clip, (kept, index) => {
      const { locale, durationMs, peaks, gainDb, speech, hypothesis, words, slots } = recordingAt(index)
      return done({
        clip, batch: batch.batch, position: index + 1, state: kept.state, locale, day: null, durationMs, peaks, gainDb, speech, hypothesis, words,
        shielded: lesson.settings?.shieldAll === true, wordsApproximate: false, suggestedIntent: null, suggestedSlots: slots, heard: kept.heard, annotation: kept.draft, revision: 0,
      })
    }),
    start: clip => withClip(clip, kept => {
      if (kept.state === 'ready') kept.state = 'open'
      return done(null)
    }),
    played: (clip, played) => withClip(clip, kept => {
      hear(kept, played)
      return done({ heard: kept.heard })
    }),
    save: (clip, annotation) => withClip(clip, kept => {
      const before = standingOf(kept)
      if (JSON.stringify(before.draft) === JSON.stringify(annotation)) return done(null)
      kept.draft = annotation
      if (kept.state === 'ready') kept.state = 'open'
      history.note({ clip, kind: 'edit', before, after: standingOf(kept), at: now() })
      return done(null)
    }),
    answer: (clip, answer, played) => withClip(clip, (kept, index) => {
      hear(kept, played)
      const reason = objection(kept, answer, index)
      if (reason !== null) return refuse(reason)
      const state = stateAfter[answer.kind]
      if (!mayBecome(kept.state, state)) return refuse('clip_closed')
      const before = standingOf(kept)
      kept.state = state
      kept.answer = answer
      if (answer.kind === 'annotation') kept.draft = answer.annotation
      if (answer.kind !== 'escalation') history.note({ clip, kind: 'answer', before, after: standingOf(kept), at: now() })
      return done({ next: waiting(index)[0] ?? null })
    }),
    undo: () => travel('back', 'nothing_to_undo'),
    redo: () => travel('again', 'nothing_to_redo'),
    current: () => (isOver() ? null : (clips.find(({ state }) => !isDecided(state))?.clip ?? null)),
    ahead: (clip, most) => waiting(indexOf(clip)).slice(0, most),
    indexOf,
    answers: () => clips.map(({ state, answer }) => (isDecided(state) ? answer : null)),
    wasUndone: () => undone,
    isOver,
  }
}
