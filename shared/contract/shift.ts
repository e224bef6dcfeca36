import { z } from 'zod'
import { Id, Instant, Millis, Zone } from '../domain/values.ts'
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

export const shiftMethods = {
  /** The running shift, else null. */
  'shift.read': method({ access: 'person', input: z.strictObject({}), output: Shift.nullable() }),
  'shift.start': method({ access: ['reviewer'], input: z.strictObject({ zone: Zone }), output: Shift }),
  'shift.end': method({ access: ['reviewer'], input: z.strictObject({}), output: Shift }),
  /** Asked for a protected pause when all of them are taken, it begins a wellness pause instead. */
  'shift.pause': method({ access: ['reviewer'], input: z.strictObject({ kind: PauseKind }), output: Shift }),
  'shift.resume': method({ access: ['reviewer'], input: z.strictObject({}), output: Shift }),
  /** Handling time of the clip in front stands still, because something else is done, such as asking; sound lets it run on. */
  'handling.pause': method({ access: ['reviewer'], input: z.strictObject({}), output: z.strictObject({}) }),
  'handling.resume': method({ access: ['reviewer'], input: z.strictObject({}), output: z.strictObject({}) }),
  'counters.read': method({ access: ['reviewer'], input: z.strictObject({}), output: Counters }),
}
