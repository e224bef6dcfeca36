import { z } from 'zod'
import {
  isFalseWake, Label, Quality, SensitiveClass, TranscriptMark, transcriptMarks, WakeVerdict, type Annotation, type Slot,
} from './annotation.ts'

// Which questions a batch asks, with which answers. The workbench draws itself from it.

const kindOf = <K extends string, S extends z.ZodRawShape>(kind: K, shape: S) =>
  z.strictObject({
    kind: z.literal(kind),
    required: z.boolean(),
    /** The heading of the guidelines that explains it, as it is written there. */
    guide: z.string().max(120).optional(),
    ...shape,
  })

const Title = z.string().min(1).max(120)

export const Question = z.discriminatedUnion('kind', [
  kindOf('wake', { options: z.array(WakeVerdict).min(1), preset: WakeVerdict.nullable() }),
  kindOf('quality', { options: z.array(Quality) }),
  kindOf('transcript', {
    /** Whether it starts from what the recogniser heard, or from nothing. */
    start: z.enum(['hypothesis', 'empty']).default('hypothesis'),
    marks: z.array(TranscriptMark).default([...transcriptMarks]),
    /** Whether speech of others is timed. */
    background: z.boolean().default(true),
  }),
  kindOf('intent', { options: z.array(Label), suggested: z.boolean().default(true) }),
  kindOf('slots', { labels: z.array(Label), overlap: z.boolean(), suggested: z.boolean().default(true) }),
  kindOf('sensitive', { classes: z.array(SensitiveClass) }),
  /** A question of the task's own. */
  kindOf('choice', {
    id: Label,
    title: Title,
    options: z.array(z.strictObject({ id: Label, title: Title })).min(1).max(20),
    multiple: z.boolean(),
  }),
])
export type Question = z.infer<typeof Question>
export type QuestionKind = Question['kind']
export type QuestionOf<K extends QuestionKind> = Extract<Question, { kind: K }>

/** What tells a task's questions apart: their kind, or for one of its own `choice:` and its id. */
export type QuestionKey = Exclude<QuestionKind, 'choice'> | `choice:${string}`
export const keyOf = (question: Question): QuestionKey => (question.kind === 'choice' ? `choice:${question.id}` : question.kind)

export const TaskSpecification = z.strictObject({
  id: z.string().min(1).max(64),
  version: z.int().positive(),
  questions: z
    .array(Question)
    .min(1)
    .refine(questions => new Set(questions.map(keyOf)).size === questions.length, 'no question is asked twice'),
})
export type TaskSpecification = z.infer<typeof TaskSpecification>

/** The question of a kind, where the task asks it. */
export const questionOf = <K extends QuestionKind>(task: TaskSpecification, kind: K): QuestionOf<K> | null =>
  task.questions.find((question): question is QuestionOf<K> => question.kind === kind) ?? null

/** What the recogniser offers for a clip, from which a fresh annotation starts. */
export type Suggestion = { hypothesis: string; intent: string | null; slots: readonly Slot[] }

/** The draft a clip opens with: the hypothesis accepted as it is, the rest as the task presets it. */
export function freshAnnotation(task: TaskSpecification, suggestion: Suggestion): Annotation {
  const empty = questionOf(task, 'transcript')?.start === 'empty'
  return {
    wake: questionOf(task, 'wake')?.preset ?? null,
    quality: [],
    transcript: empty ? '' : suggestion.hypothesis,
    intent: questionOf(task, 'intent')?.suggested === true ? suggestion.intent : null,
    slots: !empty && questionOf(task, 'slots')?.suggested === true ? [...suggestion.slots] : [],
    sensitive: [],
    background: [],
    choices: {},
  }
}

/** The required questions an annotation leaves open, in the order in which the task asks them. */
export function openQuestions(task: TaskSpecification, annotation: Annotation): QuestionKey[] {
  if (isFalseWake(annotation.wake)) return []
  const asksWake = questionOf(task, 'wake') !== null
  const meant = !asksWake || annotation.wake === 'meant'
  const isAnswered = (question: Question): boolean => {
    switch (question.kind) {
      case 'wake':
        return annotation.wake !== null
      case 'quality':
        return annotation.quality.length > 0
      case 'transcript':
        return annotation.transcript.trim() !== '' || !meant
      case 'intent':
        return annotation.intent !== null || !meant
      case 'choice':
        return (annotation.choices[question.id] ?? []).length > 0
      case 'slots':
      case 'sensitive':
        return true
    }
  }
  return task.questions.filter(question => question.required && !isAnswered(question)).map(keyOf)
}
