import { z } from 'zod'
import { Correction, Reason, ShiftNote } from '../domain/shift-corrections.ts'
import { Day, Id, Instant, Millis, Zone } from '../domain/values.ts'
import { Days, GroupFigures } from '../hub-api/period-figures.ts'
import { ShiftFigures, ShiftRatio } from '../hub-api/shifts.ts'
import { FileFormat, Handout } from './handout.ts'
import { method } from './method.ts'

/** `unsuited`: paid time in which no clip is suitable. */
export const PauseKind = z.enum(['break', 'wellness', 'protected', 'unsuited'])
export type PauseKind = z.infer<typeof PauseKind>

export const Shift = z.strictObject({
  shift: Id,
  zone: Zone,
  startedAt: Instant,
  endedAt: Instant.nullable(),
  pausedSince: Instant.nullable(),
  pauseKind: PauseKind.nullable(),
  /** Protected pauses that this shift still has; after them a pause is a wellness pause, which never runs out. */
  protectedLeft: z.int().nonnegative(),
  /** The last sign of work, where none followed for hours: whether the shift was over by then is asked before anything sounds. */
  quietSince: Instant.nullable(),
})
export type Shift = z.infer<typeof Shift>

/** The reviewer's own counters; every figure about one shift. */
export const Counters = z.strictObject({
  /** Worked time so far: without breaks and locks. */
  workedMs: Millis,
  /** Whether `workedMs` is running on right now. */
  running: z.boolean(),
  done: z.int(),
  left: z.int(),
  perHour: z.number().nullable(),
  perHourShift: z.number().nullable(),
  medianHandlingMs: z.number().nullable(),
  projectedEnd: Instant.nullable(),
  breaksTaken: z.int(),
  breaksOffered: z.int(),
  /** Worked time since the last rest of some minutes, of whatever kind. */
  sinceRestMs: Millis,
  /** Clips in each sixth of an hour since clock-in. */
  through: z.array(z.int()),
})
export type Counters = z.infer<typeof Counters>

/** One of a person's own shifts, with the very figures that their supervisor reads, and what they have said of it. */
export const OwnShift = z.strictObject({
  ...ShiftFigures.omit({ person: true, ofMedian: true, waiting: true, lastContactAt: true, leaseEndsAt: true }).shape,
  /** The day on which it began, in its own zone. */
  day: Day,
  /** Told to nobody else. */
  breaksTaken: z.int().nonnegative(),
})
export type OwnShift = z.infer<typeof OwnShift>

/** Handling of one's own shifts over that of others with the same sort of clips, as the hub told it `at`; as old as that when `live` is false. */
export const OwnRatios = z.strictObject({ at: Instant, live: z.boolean(), shifts: z.array(ShiftRatio) })
export type OwnRatios = z.infer<typeof OwnRatios>

/** What own shifts of a period come to, null without any; `ofMedian` as the hub told it `at`, null where it never did, and as old as that when `live` is false. */
export const OwnSums = z.strictObject({ at: Instant.nullable(), live: z.boolean(), figures: GroupFigures.nullable() })
export type OwnSums = z.infer<typeof OwnSums>

export const shiftMethods = {
  /** The running shift, else null. */
  'shift.read': method({ access: 'person', input: z.strictObject({}), output: Shift.nullable() }),
  'shift.start': method({ access: ['reviewer'], input: z.strictObject({ zone: Zone }), output: Shift }),
  'shift.end': method({ access: ['reviewer'], input: z.strictObject({}), output: Shift }),
  /** Ends a shift at the time when it was over; the reason is kept. Refuses an end that is not within it. */
  'shift.repair': method({ access: ['reviewer'], input: z.strictObject({ endedAt: Instant, reason: Reason }), output: Shift }),
  /** Goes on with a shift that was quiet for hours; they count as time away. */
  'shift.goOn': method({ access: ['reviewer'], input: z.strictObject({}), output: Shift }),
  /** Puts right when a shift ended (then `from` is not looked at), or puts in a break. Refuses what cannot be true of it. */
  'shift.correct': method({ access: ['reviewer'], input: z.strictObject({ shift: Id, ...Correction.shape }), output: Shift }),
  /** Says something about a shift to whoever reads its figures. */
  'shift.note': method({ access: ['reviewer'], input: z.strictObject({ shift: Id, note: ShiftNote }), output: z.strictObject({}) }),
  /** Asked for a protected pause when all of them are taken, it begins a wellness pause instead. */
  'shift.pause': method({ access: ['reviewer'], input: z.strictObject({ kind: PauseKind }), output: Shift }),
  'shift.resume': method({ access: ['reviewer'], input: z.strictObject({}), output: Shift }),
  /** Own shifts that began in the half-open period, newest first. */
  'shifts.mine': method({ access: ['reviewer'], input: z.strictObject({ from: Instant, to: Instant }), output: z.array(OwnShift) }),
  /** From the hub, or as it last told them: of the shifts on this laptop. */
  'shifts.ratios': method({ access: ['reviewer'], input: z.strictObject({}), output: OwnRatios }),
  /** What own shifts that began on these days come to, all that are kept where it is null; counted here as the hub counts them. */
  'shifts.sums': method({ access: ['reviewer'], input: z.strictObject({ days: Days.nullable() }), output: OwnSums }),
  /** A file of all that this laptop keeps about its reviewer's work, without a word of a clip: JSON has everything, CSV the shifts. */
  'shifts.export': method({ access: ['reviewer'], input: z.strictObject({ format: FileFormat }), output: Handout }),
  /** Handling time of the clip in front stands still, because something else is done, such as asking; sound lets it run on. */
  'handling.pause': method({ access: ['reviewer'], input: z.strictObject({}), output: z.strictObject({}) }),
  'handling.resume': method({ access: ['reviewer'], input: z.strictObject({}), output: z.strictObject({}) }),
  'counters.read': method({ access: ['reviewer'], input: z.strictObject({}), output: Counters }),
}
