import { z } from 'zod'
import { Chosen, Difference } from '../domain/adjudication.ts'
import { Annotation, Slot } from '../domain/annotation.ts'
import { ContentFlag } from '../domain/exposure.ts'
import { TaskSpecification } from '../domain/task.ts'
import { Bytes, Id, Instant, Locale, Millis, Span, Text } from '../domain/values.ts'

// Two answers that differ beyond policy, as a third person meets them: nothing tells who gave which.

const head = { adjudication: Id, locale: Locale, durationMs: Millis.positive(), differs: z.array(Difference).min(1), openedAt: Instant }

/** One that waits for somebody. */
export const WaitingAdjudication = z.strictObject({ ...head, flags: z.array(ContentFlag) })
export type WaitingAdjudication = z.infer<typeof WaitingAdjudication>

const GivenAnswer = z.strictObject({
  annotation: Annotation,
  /** When each word of the transcript is spoken, as far as the recogniser tells. */
  words: z.array(Span),
})
export type GivenAnswer = z.infer<typeof GivenAnswer>

/** One to decide on. */
export const OpenAdjudication = z.strictObject({
  ...head,
  clip: Id,
  /** Rises when an answer changes; a decision names the one that was read. */
  version: z.int().positive(),
  /** One byte (0-255) for every 10 ms. */
  peaks: Bytes,
  gainDb: z.number(),
  speech: z.array(Span),
  wordsApproximate: z.boolean(),
  flags: z.array(ContentFlag),
  /** What the task asks, and what it offers beyond that because the recogniser suggested it. */
  task: TaskSpecification,
  suggested: z.strictObject({ intent: z.string().nullable(), slots: z.array(Slot) }),
  a: GivenAnswer,
  b: GivenAnswer,
})
export type OpenAdjudication = z.infer<typeof OpenAdjudication>

/** Why one answer was chosen; kept with the answer, and gone with its clip. */
export const SettlingReason = Text(400).refine(text => text.trim() !== '', 'nothing is said')

export const SettleAdjudication = z
  .strictObject({ seen: z.int().positive(), chosen: Chosen, annotation: Annotation.nullable(), reason: SettlingReason })
  .refine(({ chosen, annotation }) => (chosen === 'third') === (annotation !== null), 'an answer comes with the third choice, and with no other')
export type SettleAdjudication = z.infer<typeof SettleAdjudication>
