import { z } from 'zod'
import { PersonCode } from './access.ts'
import { Id, Instant, Millis, Zone } from '../domain/values.ts'

/** One shift's figures; skips, broken clips and escalations count as clips done and are not told apart. */
export const ShiftFigures = z.strictObject({
  shift: Id,
  person: PersonCode,
  zone: Zone,
  startedAt: Instant,
  endedAt: Instant.nullable(),
  workedMs: Millis,
  awayMs: Millis,
  clips: z.int().nonnegative(),
  /** Clips in each sixth of an hour since the start. */
  through: z.array(z.int().nonnegative()),
  perHour: z.number().nullable(),
  medianHandlingMs: z.number().nullable(),
  /** Half the distance between the quartiles. */
  handlingSpreadMs: z.number().nullable(),
  audioMs: Millis,
  wordsCorrected: z.int().nonnegative(),
  slots: z.int().nonnegative(),
  /** Results that the laptop said were still waiting when it last spoke. */
  waiting: z.int().nonnegative(),
  lastContactAt: Instant,
  leaseEndsAt: Instant.nullable(),
})
export type ShiftFigures = z.infer<typeof ShiftFigures>
