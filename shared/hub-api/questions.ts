import { z } from 'zod'
import { TimedWord } from '../domain/annotation.ts'
import { longestAsking } from '../domain/asking.ts'
import { ContentFlag } from '../domain/exposure.ts'
import { Bytes, Id, Instant, Locale, Span, Text } from '../domain/values.ts'

/** What is asked and what is answered: never empty. */
export const AskingText = Text(longestAsking).refine(text => text.trim() !== '', 'nothing is said')

/** An answer as the asker sees it: by somebody of this role, and no word of who. */
export const Answer = z.strictObject({ at: Instant, by: z.enum(['reviewer', 'supervisor']), text: AskingText })
export type Answer = z.infer<typeof Answer>

/** What the one who asked sees of their question. */
export const OwnQuestion = z.strictObject({
  question: Id,
  receivedAt: Instant,
  expiresAt: Instant,
  answeredAt: Instant.nullable(),
  declinedAt: Instant.nullable(),
  answers: z.array(Answer),
})
export type OwnQuestion = z.infer<typeof OwnQuestion>

/** A question as those see it who may answer it: nothing of who asked, nothing of anybody's annotation. */
export const QueuedQuestion = z.strictObject({
  question: Id,
  clip: Id,
  locale: Locale,
  /** What is asked about, and the seconds around it that may be heard, in milliseconds of the clip. */
  span: Span,
  excerpt: Span,
  /** Peaks of the excerpt: one byte (0-255) for every 10 ms. */
  peaks: Bytes,
  /** Of the whole clip. */
  gainDb: z.number(),
  /** What the recogniser heard within the span. */
  words: z.array(TimedWord),
  wordsApproximate: z.boolean(),
  flags: z.array(ContentFlag),
  text: AskingText,
  receivedAt: Instant,
  expiresAt: Instant,
})
export type QueuedQuestion = z.infer<typeof QueuedQuestion>
