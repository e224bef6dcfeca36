import { z } from 'zod'
import { Span, Text, WordRange } from './values.ts'

// What a reviewer answers about a clip. Which questions are asked is the task's: see task.ts.

/** In the order of the digit keys 1 to 9. */
export const wakeVerdicts = [
  'meant', 'no_request', 'similar_word', 'media', 'other_person', 'noise', 'cut', 'self', 'unsure',
] as const
export const WakeVerdict = z.enum(wakeVerdicts)
export type WakeVerdict = z.infer<typeof WakeVerdict>

export const falseWakes: readonly WakeVerdict[] = ['similar_word', 'media', 'other_person', 'noise', 'self']

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
export const SensitiveClass = z.enum(sensitiveClasses)
export type SensitiveClass = z.infer<typeof SensitiveClass>

/** Written into a transcript as a word of its own, in brackets, where no word can stand. */
export const transcriptMarks = ['unintelligible', 'overlap', 'noise'] as const
export const TranscriptMark = z.enum(transcriptMarks)
export type TranscriptMark = z.infer<typeof TranscriptMark>

/** What answers are made of: intents, slots, options of a task's own questions. */
export const Label = z.string().regex(/^[a-z][a-z0-9_]{0,63}$/)

/** An entity named in the transcript; exported as BIO. */
export const Slot = z.strictObject({ label: Label, words: WordRange })
export type Slot = z.infer<typeof Slot>

export const SensitiveSpan = z.strictObject({
  class: SensitiveClass,
  words: WordRange.nullable(),
  time: Span.nullable(),
  /** Whether its times were set or confirmed by ear; without that the audio is withheld from exports. */
  confirmed: z.boolean(),
})
export type SensitiveSpan = z.infer<typeof SensitiveSpan>

export const Annotation = z.strictObject({
  wake: WakeVerdict.nullable(),
  quality: z.array(Quality).max(qualities.length),
  transcript: Text(4000),
  intent: Label.nullable(),
  slots: z.array(Slot).max(100),
  sensitive: z.array(SensitiveSpan).max(100),
  /** Where others are heard speaking: timed, and never written down. */
  background: z.array(Span).max(100).default([]),
  /** Answers to the task's own questions: the labels chosen, by the question's id. */
  choices: z.record(Label, z.array(Label).max(20)).default({}),
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
