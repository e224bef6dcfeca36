import { z } from 'zod'
import { QuestionState } from '../domain/asking.ts'
import { Id, Instant, Span } from '../domain/values.ts'
import { Answer, AskingText, QueuedQuestion } from '../hub-api/questions.ts'
import { Played, Sounded } from './clips.ts'
import { method } from './method.ts'

/** A question of one's own, as this laptop knows it. */
export const MyQuestion = z.strictObject({
  question: Id,
  clip: Id,
  position: z.int().positive(),
  span: Span,
  text: AskingText,
  /** `refused`: the hub could not use it; it is kept here and no answer will come. */
  state: z.enum([...QuestionState.options, 'refused']),
  askedAt: Instant,
  receivedAt: Instant.nullable(),
  expiresAt: Instant.nullable(),
  answers: z.array(Answer),
  /** Whether what became of it was looked at. */
  seen: z.boolean(),
})
export type MyQuestion = z.infer<typeof MyQuestion>

/** A question that waits for an answer from the caller. */
export const OpenQuestion = z.strictObject({
  ...QueuedQuestion.shape,
  /** The clip's place in the caller's own work, where they have it on this laptop. */
  position: z.int().positive().nullable(),
})
export type OpenQuestion = z.infer<typeof OpenQuestion>

const question = z.strictObject({ question: Id })

export const questionMethods = {
  /** Durable before it answers, with or without a hub. The span is cut to what can be asked about. */
  'questions.ask': method({ access: ['reviewer'], input: z.strictObject({ clip: Id, span: Span, text: AskingText }), output: question }),
  /** Newest first. */
  'questions.mine': method({ access: ['reviewer'], input: z.strictObject({}), output: z.array(MyQuestion) }),
  'questions.seen': method({ access: ['reviewer'], input: z.strictObject({ questions: z.array(Id).max(500) }), output: z.strictObject({}) }),

  /** What waits for the caller's answer, by what expires first, as the hub said it last. */
  'questions.queue': method({
    access: ['reviewer', 'supervisor'],
    input: z.strictObject({}),
    output: z.strictObject({ questions: z.array(OpenQuestion), readAt: Instant.nullable() }),
  }),
  /** Fetches the seconds into memory and gives a ticket for `/clip/<ticket>`; needs the hub, and a reviewer's running shift. */
  'questions.listen': method({ access: ['reviewer', 'supervisor'], input: question, output: z.strictObject({ ticket: z.string() }) }),
  /** The only licence to make sound of them. */
  'questions.start': method({ access: ['reviewer', 'supervisor'], input: question, output: z.strictObject({ startedAt: Instant }) }),
  /** Stretches in milliseconds of the excerpt. */
  'questions.played': method({ access: ['reviewer', 'supervisor'], input: z.strictObject({ question: Id, played: Played }), output: Sounded }),
  'questions.answer': method({ access: ['reviewer', 'supervisor'], input: z.strictObject({ question: Id, text: AskingText }), output: z.strictObject({}) }),
  'questions.decline': method({ access: ['reviewer', 'supervisor'], input: question, output: z.strictObject({}) }),
}
