import { z } from 'zod'
import { PersonCode } from './access.ts'
import { Correction, ShiftNote } from '../domain/shift-corrections.ts'
import { Id, Instant, Millis, Zone } from '../domain/values.ts'

/** People whose work may be told of together. */
export const leastPeople = 5

export const StatisticsVisibility = z.enum(['named', 'grouped'])

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
  /** Handling time over the median for the same task, locale and length; null where fewer than five people made that median. */
  ofMedian: z.number().nullable(),
  breaksOffered: z.int().nonnegative(),
  /** Offers that left room in the shift to be taken; how many were is told to nobody but their reviewer. */
  breaksPossible: z.int().nonnegative(),
  /** What its reviewer put right afterwards, in their words; oldest first. */
  corrections: z.array(Correction.extend({ at: Instant })),
  /** What its reviewer says of it. */
  notes: z.array(z.strictObject({ at: Instant, note: ShiftNote })),
  /** Results that the laptop said were still waiting when it last spoke. */
  waiting: z.int().nonnegative(),
  lastContactAt: Instant,
  leaseEndsAt: Instant.nullable(),
})
export type ShiftFigures = z.infer<typeof ShiftFigures>

/** The one figure of a shift that its reviewer's laptop cannot count by itself: what others took is known to the hub alone. */
export const ShiftRatio = ShiftFigures.pick({ shift: true, ofMedian: true })
export type ShiftRatio = z.infer<typeof ShiftRatio>

const count = z.int().nonnegative()
const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** The sums of at least five people's ended shifts; of fewer nothing is told, or somebody's work could be read off them. */
export const TeamFigures = z.strictObject({
  people: z.int().min(leastPeople),
  shifts: count,
  workedMs: Millis,
  awayMs: Millis,
  clips: count,
  audioMs: Millis,
  wordsCorrected: count,
  slots: count,
})
export type TeamFigures = z.infer<typeof TeamFigures>

/** A day's shifts together, by when they started, as days go in the zone of the policy. */
export const TeamDay = z.strictObject({
  day: Day,
  figures: TeamFigures.nullable(),
  /** Why there are no figures: too few people worked, or the day is not over. */
  withheld: z.enum(['few', 'running']).nullable(),
})
export type TeamDay = z.infer<typeof TeamDay>

/** What a supervisor may see of a period, as the policy of the hub has it. */
export const ShiftBoard = z.strictObject({
  visibility: StatisticsVisibility,
  /** The first day of which shifts are told one by one; null where they never are. */
  namedSince: Day.nullable(),
  /** How long a shift is planned to be: one length for everybody. */
  plannedMs: Millis,
  shifts: z.array(ShiftFigures),
  /** The days of the period that are told as a whole alone. */
  days: z.array(TeamDay),
})
export type ShiftBoard = z.infer<typeof ShiftBoard>
