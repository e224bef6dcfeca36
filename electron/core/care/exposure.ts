import type { FailureReason } from '../../../shared/contract/failure.ts'
import type { Severity } from '../../../shared/domain/escalation.ts'
import {
  isFlagged, isSevere, limitsOf, mayMeet, mayReturn, maySound, showsSevere,
  type ContentFlag, type ExposureLedger, type ExposureLimits, type Meeting,
} from '../../../shared/domain/exposure.ts'
import type { Policy } from '../../../shared/hub-api/hello.ts'
import { dayIn } from '../../../shared/domain/zones.ts'
import type { Db } from '../database/open.ts'
import { Refusal } from '../refusal.ts'
import type { Kept } from '../settings/kept.ts'
import type { Shifts } from '../shifts/shifts.ts'

/** What the vault's owner has met of what distresses; the limits on it, enforced. Changes belong into the caller's transaction. */
export type Exposure = {
  limits(): ExposureLimits
  /** As it stands at an instant. */
  ledger(now: number): ExposureLedger
  flagsOf(clip: string): ContentFlag[]
  /** Whether a flagged clip was in front, or sounded, in the running shift. */
  wasMet(clip: string): boolean
  /** Refuses with `exposure_later`, `exposure_reached` or `opted_out`, unless somebody who asks for it may meet such sound now. */
  requireMeeting(flags: readonly ContentFlag[], now: number): void
  /** The same for a clip here; one that was met in this shift may be returned to. */
  requireClip(clip: Flagged, now: number): void
  /** Whether such sound may go on: not past the day's hard limit. */
  maySound(flags: readonly ContentFlag[], now: number): boolean
  /** The same, refused with `exposure_reached`. */
  requireSound(flags: readonly ContentFlag[], now: number): void
  /** A clip comes in front, or is about to sound; nothing without a shift. */
  meet(clip: Flagged): void
  /** Some of a flagged clip sounded for so long, in milliseconds of the listener's time. */
  hear(ms: number, now: number): void
  /** A clip was answered for the first time. */
  finish(flags: readonly ContentFlag[]): void
  /** A clip was reported: from then on it counts as one that was met, and plain ones follow. */
  report(clip: Flagged, severity: Severity): void
  optedOut(): ContentFlag[]
  optOut(categories: readonly ContentFlag[]): void
}

/** A clip as far as limits ask. */
type Flagged = { id: string; flags: readonly ContentFlag[] }

const plainKey = 'care.plainSince'
const optedOutKey = 'care.optedOut'

const refusalOf: Record<Exclude<Meeting, 'yes'>, FailureReason> = { not_now: 'exposure_later', not_today: 'exposure_reached', opted_out: 'opted_out' }

type ExposureParts = { db: Db; kept: Kept; shifts: Shifts; policy(): Policy | null }

export function createExposure({ db, kept, shifts, policy }: ExposureParts): Exposure {
  const heardOn = db.prepare<[string], { ms: number }>('SELECT coalesce(sum(heard_ms), 0) AS ms FROM flagged_sound WHERE day = ?')
  const heardIn = db.prepare<[string], { ms: number }>('SELECT coalesce(sum(heard_ms), 0) AS ms FROM flagged_sound WHERE shift = ?')
  const addHeard = db.prepare(`INSERT INTO flagged_sound (day, shift, heard_ms) VALUES (?, ?, ?)
    ON CONFLICT (day, shift) DO UPDATE SET heard_ms = heard_ms + excluded.heard_ms`)
  const severeIn = db.prepare<[string], { n: number }>('SELECT count(*) AS n FROM flagged_met WHERE shift = ? AND severe = 1')
  const metIn = db.prepare<[string, string], { severe: number }>('SELECT severe FROM flagged_met WHERE shift = ? AND clip = ?')
  const addMet = db.prepare(`INSERT INTO flagged_met (shift, clip, severe) VALUES (?, ?, ?)
    ON CONFLICT (shift, clip) DO UPDATE SET severe = max(severe, excluded.severe)`)
  const flags = db.prepare<[string], { flags: string }>('SELECT flags FROM clip WHERE id = ?')

  const limits = (): ExposureLimits => limitsOf(policy() ?? { care: {}, shiftHours: 9 })
  const zoneNow = (): string => shifts.current()?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  const optedOut = (): ContentFlag[] => (kept.read(optedOutKey) as ContentFlag[] | null) ?? []
  const flagsOf = (clip: string): ContentFlag[] => JSON.parse(flags.get(clip)?.flags ?? '[]') as ContentFlag[]
  /** Before the first flagged clip ever none has to have been plain. */
  const plainSince = (): number => (kept.read(plainKey) as number | null) ?? limits().plainBetween
  const setPlainSince = (count: number): void => {
    if (count !== plainSince()) kept.write(plainKey, count)
  }
  const ledger = (now: number): ExposureLedger => {
    const shift = shifts.current()
    const today = heardOn.get(dayIn(zoneNow(), now))?.ms ?? 0
    return {
      optedOut: optedOut(),
      heardMs: Math.round(shift === null ? today : Math.max(today, heardIn.get(shift.shift)?.ms ?? 0)),
      shift: shift === null ? null : {
        startedAt: shift.startedAt,
        severe: severeIn.get(shift.shift)?.n ?? 0,
        protectedPauses: shifts.pausesOf(shift.shift, 'protected'),
        plainSince: plainSince(),
      },
    }
  }
  const wasMet = (clip: string): boolean => {
    const shift = shifts.current()
    return shift !== null && metIn.get(shift.shift, clip) !== undefined
  }
  const requireMeeting = (of: readonly ContentFlag[], now: number): void => {
    const meeting = isFlagged(of) ? mayMeet(of, ledger(now), limits(), now, 'asked') : 'yes'
    if (meeting !== 'yes') throw new Refusal(refusalOf[meeting])
  }
  const soundable = (of: readonly ContentFlag[], now: number): boolean => !isFlagged(of) || maySound(ledger(now), limits())
  const note = (clip: string, severe: boolean): void => {
    const { shift } = shifts.latest()
    addMet.run(shift, clip, severe ? 1 : 0)
    setPlainSince(0)
  }

  return {
    limits,
    ledger,
    flagsOf,
    wasMet,
    requireMeeting,
    requireClip({ id, flags: of }, now) {
      if (!isFlagged(of)) return
      if (!wasMet(id)) requireMeeting(of, now)
      else if (!mayReturn(of, optedOut())) throw new Refusal('opted_out')
    },
    maySound: soundable,
    requireSound(of, now) {
      if (!soundable(of, now)) throw new Refusal('exposure_reached')
    },
    meet({ id, flags: of }) {
      if (isFlagged(of) && shifts.current() !== null && !wasMet(id)) note(id, isSevere(of))
    },
    hear(ms, now) {
      addHeard.run(dayIn(zoneNow(), now), shifts.current()?.shift ?? '', Math.round(ms))
    },
    finish(of) {
      const since = plainSince()
      if (!isFlagged(of) && since < limits().plainBetween) kept.write(plainKey, since + 1)
    },
    report: ({ id, flags: of }, severity) => note(id, showsSevere(severity) || isSevere(of)),
    optedOut,
    optOut: categories => kept.write(optedOutKey, categories),
  }
}
