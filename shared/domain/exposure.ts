import { z } from 'zod'
import type { Severity } from './escalation.ts'

// How much of what distresses one person is given in a day and a shift. Durations in milliseconds.

export const ContentFlag = z.enum(['distressing', 'child', 'health', 'intimate'])
/** Why a clip is met softened and in small measure. */
export type ContentFlag = z.infer<typeof ContentFlag>

/** The limits that hold for somebody. */
export type ExposureLimits = {
  /** Flagged sound of a day after which none is given any more; one may still ask for some. */
  softMs: number
  /** Flagged sound of a day after which none is played to anybody. */
  hardMs: number
  /** Severe clips in a shift. */
  severePerShift: number
  /** Plain clips between two flagged ones. */
  plainBetween: number
  /** Nothing flagged so long after a shift's start, and so long before its planned end. */
  firstMs: number
  lastMs: number
  shiftMs: number
  /** Protected pauses in a shift; once they are taken, work stays plain. */
  protectedPauses: number
  /** The least share of plain clips in a batch that is taken offline, from 0 to 1. */
  plainReserve: number
}

const minuteMs = 60_000

export const designLimits: ExposureLimits = {
  softMs: 30 * minuteMs,
  hardMs: 60 * minuteMs,
  severePerShift: 3,
  plainBetween: 10,
  firstMs: 15 * minuteMs,
  lastMs: 60 * minuteMs,
  shiftMs: 9 * 60 * minuteMs,
  protectedPauses: 3,
  plainReserve: 0.2,
}

/** What an organisation has made stricter. A value that would loosen a limit has no effect. */
export const CarePolicy = z.strictObject({
  softMinutes: z.number().nonnegative(),
  hardMinutes: z.number().nonnegative(),
  severePerShift: z.int().nonnegative(),
  plainBetween: z.int().nonnegative(),
  firstMinutes: z.number().nonnegative(),
  lastMinutes: z.number().nonnegative(),
  plainReserve: z.number().min(0).max(1),
}).partial()
export type CarePolicy = z.infer<typeof CarePolicy>

/** The design's limits, each as policy tightens it, for shifts planned to last `shiftHours`. */
export function limitsOf(policy: { care: CarePolicy; shiftHours: number }): ExposureLimits {
  const { care, shiftHours } = policy
  const least = (design: number, own: number | undefined, unit = 1): number => Math.min(design, own === undefined ? design : own * unit)
  const most = (design: number, own: number | undefined, unit = 1): number => Math.max(design, (own ?? 0) * unit)
  const hardMs = least(designLimits.hardMs, care.hardMinutes, minuteMs)
  return {
    softMs: Math.min(hardMs, least(designLimits.softMs, care.softMinutes, minuteMs)),
    hardMs,
    severePerShift: least(designLimits.severePerShift, care.severePerShift),
    plainBetween: most(designLimits.plainBetween, care.plainBetween),
    firstMs: most(designLimits.firstMs, care.firstMinutes, minuteMs),
    lastMs: most(designLimits.lastMs, care.lastMinutes, minuteMs),
    shiftMs: shiftHours * 60 * minuteMs,
    protectedPauses: designLimits.protectedPauses,
    plainReserve: most(designLimits.plainReserve, care.plainReserve),
  }
}

export const isFlagged = (flags: readonly ContentFlag[]): boolean => flags.length > 0

/** Distressing to hear by itself, whatever else it is: health or a child's voice alone ask for tact, not for a limit of three. */
export const isSevere = (flags: readonly ContentFlag[]): boolean => flags.includes('distressing')

/** Whether a report shows that its clip was severe, flagged or not. */
export const showsSevere = (severity: Severity): boolean => severity === 'S1' || severity === 'S2'

/** The running shift as limits ask about it. */
export type ShiftLedger = {
  startedAt: number
  /** Severe clips met in it. */
  severe: number
  protectedPauses: number
  /** Plain clips done since a flagged one was met or harm was reported, in whatever shift. */
  plainSince: number
}

/** What somebody has met so far. */
export type ExposureLedger = {
  /** Flagged sound as it sounded, faster or slower, in this day or this shift, whichever has more. */
  heardMs: number
  /** Null for those who work without shifts. */
  shift: ShiftLedger | null
  optedOut: readonly ContentFlag[]
}

/** `given` by the order of work, or `asked` for: by the list, a search, a question, a case. */
export type Way = 'given' | 'asked'

/** `not_now`: later in this shift, or after more plain clips; `not_today`: not in this shift any more. */
export type Meeting = 'yes' | 'not_now' | 'not_today' | 'opted_out'

/** Whether somebody may meet a clip with these flags now; one that is not flagged always. */
export function mayMeet(flags: readonly ContentFlag[], ledger: ExposureLedger, limits: ExposureLimits, now: number, way: Way = 'given'): Meeting {
  if (!isFlagged(flags)) return 'yes'
  if (!mayReturn(flags, ledger.optedOut)) return 'opted_out'
  if (ledger.heardMs >= (way === 'given' ? limits.softMs : limits.hardMs)) return 'not_today'
  const { shift } = ledger
  if (shift === null) return 'yes'
  if (shift.protectedPauses >= limits.protectedPauses) return 'not_today'
  if (isSevere(flags) && shift.severe >= limits.severePerShift) return 'not_today'
  if (now >= shift.startedAt + limits.shiftMs - limits.lastMs) return 'not_today'
  if (now < shift.startedAt + limits.firstMs) return 'not_now'
  return shift.plainSince < limits.plainBetween ? 'not_now' : 'yes'
}

/** From when a flagged clip may be given if nothing is done until then; null where that is not in this shift. */
export function opensAt(ledger: ExposureLedger, limits: ExposureLimits, now: number): number | null {
  if (ledger.shift === null) return null
  const at = Math.max(now, ledger.shift.startedAt + limits.firstMs)
  return mayMeetAny(ledger, limits, at) ? at : null
}

/**
 * How many of so many flagged clips fit between so many plain ones before a shift ends, for projections: severe ones
 * are not told apart.
 */
export function fitting(waiting: { plain: number; flagged: number }, ledger: ExposureLedger, limits: ExposureLimits, now: number): number {
  const { shift } = ledger
  if (shift === null) return waiting.flagged
  const rested = { ...ledger, shift: { ...shift, plainSince: limits.plainBetween } }
  if (opensAt(rested, limits, now) === null) return 0
  const rounds = limits.plainBetween === 0 ? waiting.flagged : Math.floor((shift.plainSince + waiting.plain) / limits.plainBetween)
  return Math.min(waiting.flagged, rounds)
}

/**
 * Whether a clip that was met in this shift before may be opened again, to be answered or corrected: nothing new is
 * met by that, so only somebody's own wish stands against it. Its sound goes by `maySound`.
 */
export const mayReturn = (flags: readonly ContentFlag[], optedOut: readonly ContentFlag[]): boolean => !flags.some(flag => optedOut.includes(flag))

/** Whether any flagged clip at all may be given now, whatever its flags: most of the time none may. */
export const mayMeetAny = (ledger: ExposureLedger, limits: ExposureLimits, now: number): boolean =>
  mayMeet(['health'], { ...ledger, optedOut: [] }, limits, now) === 'yes'

/** Whether flagged sound may go on at all today. */
export const maySound = ({ heardMs }: ExposureLedger, { hardMs }: ExposureLimits): boolean => heardMs < hardMs

/** The ledger's shift after a clip was done: a plain one brings the next flagged one nearer, a flagged one begins the count anew. */
export const afterClip = (shift: ShiftLedger, flags: readonly ContentFlag[]): ShiftLedger =>
  isFlagged(flags)
    ? { ...shift, plainSince: 0, severe: shift.severe + (isSevere(flags) ? 1 : 0) }
    : { ...shift, plainSince: shift.plainSince + 1 }

/**
 * The first `count` of clips in order of which at least the share `reserve` is plain, from 0 to 1: plain ones from
 * further behind take the place of flagged ones, and where there are too few of them, fewer clips are taken.
 */
export function withReserve<C extends { flags: readonly ContentFlag[] }>(inOrder: readonly C[], count: number, reserve: number): C[] {
  const plain = inOrder.filter(({ flags }) => !isFlagged(flags)).length
  const first = inOrder.slice(0, count).filter(({ flags }) => isFlagged(flags)).length
  // For every `reserve` of plain clips there may be one minus that of flagged ones.
  const beside = reserve === 0 ? Infinity : Math.floor((Math.min(plain, count) * (1 - reserve)) / reserve)
  let flaggedLeft = Math.min(first, Math.floor(count * (1 - reserve)), beside)
  let plainLeft = Math.min(plain, count - flaggedLeft)
  return inOrder.filter(({ flags }) => (isFlagged(flags) ? flaggedLeft-- > 0 : plainLeft-- > 0))
}
