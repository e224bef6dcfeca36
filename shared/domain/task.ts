import { z } from 'zod'
import {
  isFalseWake, Label, Quality, SensitiveClass, TranscriptMark, transcriptMarks, WakeVerdict, type Annotation, type Slot,
} from './annotation.ts'
import { withoutOverlaps } from './bio.ts'

// Which questions a batch asks, with which answers. The workbench draws itself from it.

const kindOf = <K extends string, S extends z.ZodRawShape>(kind: K, shape: S) =>
  z.strictObject({
    kind: z.literal(kind),
    required: z.boolean(),
    /** The heading of the guidelines that explains it, as it is written there. */
    guide: z.string().max(120).optional(),
    ...shape,
  })

/** What a person reads of a question, an option or a label. */
export const Title = z.string().min(1).max(120)

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

/** What a question offers to choose from, under the name of the field that lists it. */
function offeredBy(question: Question): { field: string; offered: readonly string[] } {
  switch (question.kind) {
    case 'wake':
    case 'quality':
    case 'intent':
      return { field: 'options', offered: question.options }
    case 'transcript':
      return { field: 'marks', offered: question.marks }
    case 'slots':
      return { field: 'labels', offered: question.labels }
    case 'sensitive':
      return { field: 'classes', offered: question.classes }
    case 'choice':
      return { field: 'options', offered: question.options.map(option => option.id) }
  }
}

/** Where a question contradicts itself, or null. */
function inconsistencyOf(question: Question): { field: string; message: string } | null {
  const { field, offered } = offeredBy(question)
  const twice = offered.find((label, index) => offered.indexOf(label) < index)
  if (twice !== undefined) return { field, message: `offers "${twice}" twice` }
  if (question.kind === 'wake' && question.preset !== null && !question.options.includes(question.preset)) {
    return { field: 'preset', message: 'is not among the options' }
  }
  return question.kind === 'quality' && question.required && offered.length === 0 ? { field, message: 'offers nothing, and an answer is required' } : null
}

export const TaskSpecification = z.strictObject({
  id: z.string().min(1).max(64),
  version: z.int().positive(),
  questions: z
    .array(Question)
    .min(1)
    .refine(questions => new Set(questions.map(keyOf)).size === questions.length, 'no question is asked twice')
    .superRefine((questions, context) => {
      for (const [index, question] of questions.entries()) {
        const fault = inconsistencyOf(question)
        if (fault !== null) context.addIssue({ code: 'custom', path: [index, fault.field], message: fault.message })
      }
    }),
})
export type TaskSpecification = z.infer<typeof TaskSpecification>

/** The question of a kind, where the task asks it. */
export const questionOf = <K extends QuestionKind>(task: TaskSpecification, kind: K): QuestionOf<K> | null =>
  task.questions.find((question): question is QuestionOf<K> => question.kind === kind) ?? null

/** What the recogniser offers for a clip, from which a fresh annotation starts. */
export type Suggestion = { hypothesis: string; intent: string | null; slots: readonly Slot[] }

/** The slots that a task takes over from the recogniser: none that overlap where it lets none. */
function suggestedSlots(task: TaskSpecification, { slots }: Suggestion): Slot[] {
  const asked = questionOf(task, 'slots')
  if (asked === null || !asked.suggested || questionOf(task, 'transcript')?.start === 'empty') return []
  return asked.overlap ? [...slots] : withoutOverlaps(slots)
}

/** The draft a clip opens with: the hypothesis accepted as it is, the rest as the task presets it. */
export function freshAnnotation(task: TaskSpecification, suggestion: Suggestion): Annotation {
  const empty = questionOf(task, 'transcript')?.start === 'empty'
  return {
    wake: questionOf(task, 'wake')?.preset ?? null,
    quality: [],
    transcript: empty ? '' : suggestion.hypothesis,
    intent: questionOf(task, 'intent')?.suggested === true ? suggestion.intent : null,
    slots: suggestedSlots(task, suggestion),
    sensitive: [],
    background: [],
    choices: {},
  }
}

/**
 * The required questions an annotation leaves open, in the order in which the task asks them. A false wake ends the
 * clip early: what the task asks after the verdict is not asked any more, what it asks before it still is.
 */
export function openQuestions(task: TaskSpecification, annotation: Annotation): QuestionKey[] {
  const asksWake = questionOf(task, 'wake') !== null
  const asked = isFalseWake(annotation.wake) ? task.questions.slice(0, task.questions.findIndex(({ kind }) => kind === 'wake') + 1) : task.questions
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
  return asked.filter(question => question.required && !isAnswered(question)).map(keyOf)
}
