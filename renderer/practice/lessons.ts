import type { Settings } from '../../shared/contract/settings.ts'
import type { SensitiveClass, SkipCause, Slot, WakeVerdict } from '../../shared/domain/annotation.ts'
import type { QuestionKind } from '../../shared/domain/task.ts'
import type { WordRange } from '../../shared/domain/values.ts'
import type { RecordingName } from './clips/recordings.ts'
import { steps, type StepName } from './steps.ts'

// What practice teaches, in order: each lesson brings one or two keys, and clips whose answer is known.

export type LessonId =
  | 'accept' | 'arm' | 'listen' | 'falseWake' | 'wrongWord' | 'doubtful' | 'slot' | 'sensitive' | 'skip' | 'undo' | 'escalate' | 'shield' | 'alone'

/** The answer that is known for a clip; what is said is in its recording. */
export type Known =
  | { kind: 'annotation'; wake: WakeVerdict; slots?: readonly Slot[]; sensitive?: readonly { class: SensitiveClass; words: WordRange }[] }
  | { kind: 'skip'; cause: SkipCause }
  | { kind: 'escalation' }

/** A key of the quickest way: that of an action, by its id, or letters to type. */
export type QuickKey = { action: string } | { typed: string }

export type PracticeClip = { recording: RecordingName; known: Known; quickest: readonly QuickKey[] }

export type Lesson = {
  id: LessonId
  /** Actions, by their ids, without which there is nothing to practise: the lesson is left out where one is missing. */
  needs: readonly string[]
  clips: readonly PracticeClip[]
  /** What the task asks beside wake verdict and transcript. */
  asks: readonly Extract<QuestionKind, 'slots' | 'sensitive'>[]
  /** What to try, in order. */
  steps: readonly StepName[]
  /** Settings that hold for this lesson, whatever the person's own are. */
  settings?: Partial<Settings>
  /** Ends once the first clip was answered, taken back and answered again. */
  takesBack?: boolean
}

const meant = { kind: 'annotation', wake: 'meant' } as const
const accept = { action: 'accept' } as const
/** Enter while typing. */
const acceptTyped = { action: 'type-accept' } as const

/** Every lesson, in order. */
export const lessons: readonly Lesson[] = [
  {
    id: 'accept', needs: [], asks: [], steps: ['play', 'accept'],
    clips: [{ recording: 'kitchen-light', known: meant, quickest: [accept] }],
  },
  {
    id: 'arm', needs: [], asks: [], steps: ['arm', 'wait'],
    clips: [{ recording: 'london-time', known: meant, quickest: [accept] }],
  },
  {
    id: 'listen', needs: [], asks: [], steps: ['play', 'back', 'replay', 'slower', 'accept'],
    clips: [{ recording: 'fast-speaker', known: meant, quickest: [accept] }],
  },
  {
    id: 'falseWake', needs: [], asks: [], steps: ['play', 'verdict'],
    clips: [{ recording: 'commuter-train', known: { kind: 'annotation', wake: 'similar_word' }, quickest: [{ action: 'answer-3' }] }],
  },
  {
    id: 'wrongWord', needs: [], asks: [], steps: ['play', 'edit', 'write', 'acceptTyped'],
    clips: [{ recording: 'milk', known: meant, quickest: [{ action: 'edit' }, { typed: 'milk' }, acceptTyped] }],
  },
  {
    id: 'doubtful', needs: [], asks: [], steps: ['play', 'edit', 'doubt', 'write', 'acceptTyped'],
    clips: [{
      recording: 'fifteen-minutes', known: meant,
      quickest: [{ action: 'edit' }, { typed: 'timer' }, { action: 'doubt-next' }, { typed: 'fifteen' }, acceptTyped],
    }],
  },
  {
    id: 'slot', needs: ['tag'], asks: ['slots'], steps: ['play', 'tag', 'label', 'accept'],
    clips: [{
      recording: 'nina-simone',
      known: { ...meant, slots: [{ label: 'artist_name', words: { from: 2, to: 4 } }, { label: 'room', words: { from: 6, to: 7 } }] },
      quickest: [{ action: 'tag' }, { action: 'label-1' }, accept],
    }],
  },
  {
    id: 'sensitive', needs: ['sensitive'], asks: ['sensitive'], steps: ['play', 'sensitive', 'sensitiveClass', 'accept'],
    clips: [{
      recording: 'phone-number',
      known: { ...meant, sensitive: [{ class: 'phone', words: { from: 2, to: 9 } }] },
      quickest: [{ action: 'sensitive' }, { action: 'answer-1' }, accept],
    }],
  },
  {
    id: 'skip', needs: [], asks: [], steps: ['play', 'skip', 'cause'],
    clips: [{
      recording: 'spanish', known: { kind: 'skip', cause: 'other_language' },
      quickest: [{ action: 'skip' }, { action: 'skip-other_language' }],
    }],
  },
  {
    id: 'undo', needs: [], asks: [], steps: ['acceptAnyway', 'undo', 'edit', 'write', 'acceptTyped'], takesBack: true,
    clips: [
      { recording: 'hall-lamp', known: meant, quickest: [{ action: 'undo' }, { action: 'edit' }, { typed: 'lamp' }, acceptTyped] },
      { recording: 'london-time', known: meant, quickest: [accept] },
    ],
  },
  {
    id: 'escalate', needs: [], asks: [], steps: ['play', 'escalate', 'report'],
    clips: [{ recording: 'stairs', known: { kind: 'escalation' }, quickest: [{ action: 'escalate' }, { action: 'answer-1' }, accept] }],
  },
  {
    id: 'shield', needs: ['shield'], asks: [], steps: ['read', 'lift', 'accept'], settings: { shieldAll: true },
    clips: [{ recording: 'stop-music', known: meant, quickest: [{ action: 'play' }, accept] }],
  },
  {
    id: 'alone', needs: [], asks: [], steps: [],
    clips: [
      { recording: 'kitchen-light', known: meant, quickest: [accept] },
      { recording: 'advertisement', known: { kind: 'annotation', wake: 'media' }, quickest: [{ action: 'answer-4' }] },
      { recording: 'volume', known: meant, quickest: [{ action: 'edit' }, { typed: 'up' }, acceptTyped] },
    ],
  },
]

/** What can be practised with these actions: lessons without one that they need are left out, and so are steps and keys. */
export function lessonsFor(actions: ReadonlySet<string>): Lesson[] {
  const has = (action: string | null): boolean => action === null || actions.has(action)
  return lessons
    .filter(({ needs }) => needs.every(has))
    .map(lesson => ({ ...lesson, steps: lesson.steps.filter(name => has(steps[name].action)) }))
}
