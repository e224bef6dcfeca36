import { z } from 'zod'
import { WakeVerdict } from '../domain/annotation.ts'
import { Bytes, Id, Instant, Locale, Millis, Text } from '../domain/values.ts'

// Clips whose answer was known, as those meet them who were measured by one, and may say that it is wrong.

/** What is said for or against a known answer; gone with its clip. */
export const ContestText = Text(400).refine(text => text.trim() !== '', 'nothing is said')

/** `stands`: the known answer is right. `wrong`: it is not, and counts for nobody any more. */
export const ContestOutcome = z.enum(['stands', 'wrong'])
export type ContestOutcome = z.infer<typeof ContestOutcome>

const GoldAnswer = z.strictObject({ wake: WakeVerdict.nullable(), transcript: Text(4000) })

/** Gold that the caller has answered, in a batch that is over. */
export const OwnGold = z.strictObject({
  clip: Id,
  batch: Id,
  /** The batch's name. */
  name: z.string(),
  locale: Locale,
  answeredAt: Instant,
  reference: Text(4000),
  answer: GoldAnswer,
  contest: z
    .strictObject({ contest: Id, contestedAt: Instant, outcome: ContestOutcome.nullable(), decidedAt: Instant.nullable(), note: Text(400).nullable() })
    .nullable(),
})
export type OwnGold = z.infer<typeof OwnGold>

/** A known answer that somebody says is wrong; nothing tells who. */
export const ContestedGold = z.strictObject({
  contest: Id,
  clip: Id,
  locale: Locale,
  durationMs: Millis.positive(),
  /** One byte (0-255) for every 10 ms. */
  peaks: Bytes,
  gainDb: z.number(),
  flagged: z.boolean(),
  reference: Text(4000),
  answer: GoldAnswer,
  reason: Text(400),
  contestedAt: Instant,
})
export type ContestedGold = z.infer<typeof ContestedGold>

/** The note is what the one who contested is told. */
export const DecideContest = z.strictObject({ outcome: ContestOutcome, note: ContestText })
export type DecideContest = z.infer<typeof DecideContest>
