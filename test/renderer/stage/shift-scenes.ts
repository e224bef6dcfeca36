import type { Settings } from '../../../shared/contract/settings.ts'
import type { OwnShift } from '../../../shared/contract/shift.ts'
import { addGroupSums, figuresOf } from '../../../shared/domain/group-sums.ts'
import { tallyOf } from '../../../shared/domain/tally.ts'
import type { GroupFigures } from '../../../shared/hub-api/period-figures.ts'
import { atWork } from './at-work.ts'
import { idOf, openAs } from './figures.ts'
import { createMemoryBridge, type MemoryBridge } from './memory-bridge.ts'
import { ownQuality } from './quality-scenes.ts'

type Scene = (settings: Partial<Settings>) => MemoryBridge

const minute = 60_000
const hour = 60 * minute

/** A shift that began so many days before a Friday in November. */
function ownShiftOf(daysAgo: number, changes: Partial<OwnShift> = {}): OwnShift {
  const startedAt = Date.UTC(2026, 10, 27, 6, 30) - daysAgo * 24 * hour
  const clips = 700 + ((daysAgo * 71) % 260)
  const workedMs = (7.5 + ((daysAgo * 3) % 5) / 4) * hour
  return {
    shift: idOf(700 + daysAgo), zone: 'Europe/Bucharest', day: new Date(startedAt).toISOString().slice(0, 10), startedAt, endedAt: startedAt + workedMs + 50 * minute,
    workedMs, awayMs: 50 * minute, clips, through: [9, 12, 11, 10], perHour: (clips * hour) / workedMs, medianHandlingMs: 26_000 + ((daysAgo * 900) % 8_000),
    handlingSpreadMs: 7_000, audioMs: clips * 4_200, wordsCorrected: 210 + daysAgo * 3, slots: 460 - daysAgo * 5, breaksTaken: 4, breaksOffered: 9, breaksPossible: 8,
    corrections: [], notes: [], ...changes,
  }
}

const corrected = ownShiftOf(1)
const twoWeeks = [
  ownShiftOf(0, { notes: [{ at: Date.UTC(2026, 10, 27, 15), note: 'The network was away until noon; guidelines were read meanwhile.' }] }),
  { ...corrected, corrections: [{ at: corrected.startedAt, kind: 'end' as const, from: corrected.startedAt + 23 * hour, to: corrected.endedAt ?? 0, reason: 'Clocking out was forgotten.' }] },
  ...[2, 3, 4, 7, 8, 9, 10, 11].map(day => ownShiftOf(day)),
]
const firstHour = [ownShiftOf(0, {
  endedAt: null, workedMs: 52 * minute, awayMs: 4 * minute, clips: 41, perHour: 47, handlingSpreadMs: null, audioMs: 3 * minute, wordsCorrected: 12, slots: 20,
  breaksTaken: 0, breaksOffered: 1,
})]

/** What these come to, their handling taken as that of the first. */
const sumsOf = (shifts: readonly OwnShift[]): GroupFigures | null => {
  const [first] = shifts
  if (first === undefined) return null
  return { ...figuresOf(addGroupSums(shifts.map(shift => ({ ...shift, people: 1, shifts: 1 }))), tallyOf([first.medianHandlingMs ?? 0])), handlingSpreadMs: first.handlingSpreadMs, ofMedian: 0.97 }
}

const having = (shifts: OwnShift[], { live = true } = {}): Scene => settings => createMemoryBridge({
  ...atWork(openAs('reviewer'), settings),
  'shifts.mine': () => shifts,
  'shifts.sums': () => ({ at: Date.UTC(2026, 10, 27, 15, 40), live, figures: sumsOf(shifts) }),
  'shifts.ratios': () => ({ at: Date.UTC(2026, 10, 27, 15, 40), live, shifts: shifts.map(({ shift }, index) => ({ shift, ofMedian: index === 0 ? null : 0.86 + ((index * 7) % 30) / 100 })) }),
  'quality.mine': ownQuality,
  'shift.correct': () => ({ shift: idOf(5), zone: 'UTC', startedAt: 1, endedAt: 2, pausedSince: null, pauseKind: null, protectedLeft: 3, quietSince: null }),
})

/** The end of the clips, and of a shift. */
const clockingOut: Scene = settings => createMemoryBridge({
  ...atWork(openAs('reviewer'), settings),
  'shift.read': () => ({ shift: idOf(700), zone: 'Europe/Bucharest', startedAt: Date.now() - 8 * hour, endedAt: null, pausedSince: null, pauseKind: null, protectedLeft: 3, quietSince: null }),
  'counters.read': () => ({
    workedMs: 7 * hour, running: true, done: 700, left: 0, perHour: 90, perHourShift: 93, medianHandlingMs: 26_000, projectedEnd: null,
    breaksTaken: 4, breaksOffered: 9, sinceRestMs: 20 * minute, through: [9, 11, 10],
  }),
  'shifts.mine': () => [ownShiftOf(0, { endedAt: null })],
})

/** Somebody who has yet to read what is kept of their work, for the first time or since it changed. */
const told = (changed: boolean): Scene => settings => createMemoryBridge({
  ...atWork(openAs('reviewer'), settings),
  'told.read': () => ({ visibility: changed ? 'grouped' : 'named', retentionDays: 30, acknowledgedAt: null, changed }),
  'told.acknowledge': () => ({ visibility: 'named', retentionDays: 30, acknowledgedAt: 1, changed: false }),
})

/** A reviewer's own shifts, by name. */
export const shiftScenes: Record<string, Scene> = {
  'own-shifts': having(twoWeeks),
  'own-shifts-first': having(firstHour),
  'own-shifts-away': having(twoWeeks, { live: false }),
  'clocking-out': clockingOut,
  'own-shifts-none': having([]),
  told: told(false),
  'told-changed': told(true),
}
