import { z } from 'zod'
import { Span, Text, WordRange } from './values.ts'

// What a reviewer answers about a clip, and which questions a batch asks.

/** In the order of the digit keys 1 to 9. */
export const wakeVerdicts = [
  'meant', 'no_request', 'similar_word', 'media', 'other_person', 'noise', 'cut', 'self', 'unsure',
] as const
export const WakeVerdict = z.enum(wakeVerdicts)
export type WakeVerdict = z.infer<typeof WakeVerdict>

const falseWakes: readonly WakeVerdict[] = ['similar_word', 'media', 'other_person', 'noise', 'self']

/** The assistant was not addressed: the clip ends here, unheard parts stay unheard, and it is quarantined. */
export const isFalseWake = (verdict: WakeVerdict | null): boolean => verdict !== null && falseWakes.includes(verdict)

export const qualities = ['noisy', 'far', 'overlap', 'clipped'] as const
export const Quality = z.enum(qualities)
export type Quality = z.infer<typeof Quality>

/** In the order of the digit keys that follow K. */
export const skipCauses = [
  'no_sound', 'broken_audio', 'other_language', 'unintelligible', 'known_person', 'other',
] as const
export const SkipCause = z.enum(skipCauses)
export type SkipCause = z.infer<typeof SkipCause>

export const sensitiveClasses = ['name', 'card', 'credential', 'address', 'phone', 'health', 'id_number', 'other'] as const
const SensitiveClass = z.enum(sensitiveClasses)

const Label = z.string().regex(/^[a-z][a-z0-9_]{0,63}$/)

/** An entity named in the transcript; exported as BIO. */
export const Slot = z.strictObject({ label: Label, words: WordRange })
export type Slot = z.infer<typeof Slot>

const SensitiveSpan = z.strictObject({
  class: SensitiveClass,
  words: WordRange.nullable(),
  time: Span.nullable(),
  /** Whether its times were set or confirmed by ear; without that the audio is withheld from exports. */
  confirmed: z.boolean(),
})

export const Annotation = z.strictObject({
  wake: WakeVerdict.nullable(),
  quality: z.array(Quality).max(qualities.length),
  transcript: Text(4000),
  intent: Label.nullable(),
  slots: z.array(Slot).max(100),
  sensitive: z.array(SensitiveSpan).max(100),
})
export type Annotation = z.infer<typeof Annotation>

/** A recogniser's word; `confidence` from 0 to 1 where the recogniser gave one. */
export const TimedWord = z.strictObject({
  text: z.string().min(1).max(200),
  from: z.int().nonnegative(),
  to: z.int().nonnegative(),
  confidence: z.number().min(0).max(1).nullable(),
})
export type TimedWord = z.infer<typeof TimedWord>

const kindOf = <K extends string, S extends z.ZodRawShape>(kind: K, shape: S) =>
  z.strictObject({ kind: z.literal(kind), required: z.boolean(), ...shape })

export const Question = z.discriminatedUnion('kind', [
  kindOf('wake', { options: z.array(WakeVerdict).min(1), preset: WakeVerdict.nullable() }),
  kindOf('quality', { options: z.array(Quality) }),
  kindOf('transcript', {}),
  kindOf('intent', { options: z.array(Label) }),
  kindOf('slots', { labels: z.array(Label), overlap: z.boolean() }),
  kindOf('sensitive', { classes: z.array(SensitiveClass) }),
])
export type Question = z.infer<typeof Question>

export const TaskSpecification = z.strictObject({
  id: z.string().min(1).max(64),
  version: z.int().positive(),
  questions: z.array(Question).min(1),
})
export type TaskSpecification = z.infer<typeof TaskSpecification>

/** What the recogniser offers for a clip, from which a fresh annotation starts. */
export type Suggestion = { hypothesis: string; intent: string | null; slots: readonly Slot[] }

/** The draft a clip opens with: the hypothesis accepted as it is, the wake verdict as the task presets it. */
export function freshAnnotation(task: TaskSpecification, suggestion: Suggestion): Annotation {
  const wake = task.questions.find(question => question.kind === 'wake')
  return {
    wake: wake?.preset ?? null,
    quality: [],
    transcript: suggestion.hypothesis,
    intent: suggestion.intent,
    slots: [...suggestion.slots],
    sensitive: [],
  }
}

/** The required questions an annotation leaves open, in the order in which the task asks them. */
export function openQuestions(task: TaskSpecification, annotation: Annotation): Question['kind'][] {
  if (isFalseWake(annotation.wake)) return []
  const answered: Record<Question['kind'], boolean> = {
    wake: annotation.wake !== null,
    quality: annotation.quality.length > 0,
    transcript: annotation.transcript.trim() !== '' || annotation.wake !== 'meant',
    intent: annotation.intent !== null || annotation.wake !== 'meant',
    slots: true,
    sensitive: true,
  }
  return task.questions.filter(question => question.required && !answered[question.kind]).map(question => question.kind)
}
