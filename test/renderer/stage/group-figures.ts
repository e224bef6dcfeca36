import type { ReadBatches, ReadPeriod } from '../../../shared/contract/board.ts'
import { dayAfter } from '../../../shared/domain/zones.ts'
import type { FollowedState } from '../../../shared/hub-api/followed-batches.ts'
import type { Days, GroupFigures } from '../../../shared/hub-api/period-figures.ts'
import { idOf } from './figures.ts'

// Invented groups of shifts for the supervisor's screens.

const minute = 60_000
const hour = 60 * minute

export const groupOf = (changes: Partial<GroupFigures> = {}): GroupFigures => ({
  people: 6, shifts: 6, clips: 1_920, audioMs: 128 * minute, wordsCorrected: 512, slots: 301, workedMs: 44 * hour, perHour: 43.6, breaksOffered: 48, breaksPossible: 44,
  medianHandlingMs: 31_400, handlingSpreadMs: 9_800, ofMedian: 1.02, ...changes,
})

const vary = (n: number): GroupFigures => groupOf({
  people: 1, shifts: 1 + (n % 5), clips: 280 + ((n * 37) % 190), audioMs: (18 + (n % 9)) * minute, wordsCorrected: 60 + ((n * 13) % 70), slots: 30 + ((n * 7) % 50),
  workedMs: (7 + (n % 2)) * hour + (n % 50) * minute, perHour: 38 + ((n * 11) % 20), breaksOffered: 8, breaksPossible: 7 + (n % 2), medianHandlingMs: 26_000 + ((n * 1_700) % 14_000),
  handlingSpreadMs: 7_000 + ((n * 900) % 5_000), ofMedian: n === 5 ? null : 0.84 + ((n * 7) % 40) / 100,
})

const untimed = { workedMs: null, perHour: null, breaksOffered: null, breaksPossible: null }

/** Thirty people at three sites in three languages, over the days that are asked for. */
export function periodOf({ from, to }: Days, changes: Partial<ReadPeriod> = {}): ReadPeriod {
  const days: string[] = []
  for (let day = from; day <= to; day = dayAfter(day, 1)) days.push(day)
  return {
    at: Date.now(), live: true, from, to, zone: 'Europe/Bucharest', visibility: 'named', namedSince: '2026-01-01', unsplit: 0,
    total: groupOf({ people: 30, shifts: 27 * days.length, clips: 9_120 * days.length, workedMs: 203 * hour * days.length, wordsCorrected: 2_480 * days.length }),
    people: Array.from({ length: 30 }, (_, n) => ({ person: `r-${101 + n * 7}`, site: ['Boston', 'Cluj', null][n % 3] ?? null, figures: vary(n) })),
    sites: [{ site: 'Boston', figures: groupOf({ people: 10 }) }, { site: 'Cluj', figures: groupOf({ people: 10, clips: 2_210 }) }, { site: null, figures: groupOf({ people: 10, clips: 1_700 }) }],
    locales: ['de-DE', 'en-US', 'ro-RO'].map((locale, n) => ({ locale, figures: groupOf({ ...untimed, people: 12 + n, clips: 2_000 + n * 417 }) })),
    days: days.map((day, n) => ({ day, figures: groupOf({ people: 27, shifts: 27, clips: 8_900 + ((n * 331) % 900), perHour: 41 + ((n * 5) % 7), medianHandlingMs: 29_000 + ((n * 1_300) % 6_000) }) })),
    team: { days: days.length, skips: [{ cause: 'broken_audio', count: 41 }, { cause: 'no_sound', count: 12 }, { cause: 'other_language', count: 118 }], escalations: 2 },
    ...changes,
  }
}

const states: readonly FollowedState[] = ['leased', 'done', 'assigned', 'lapsed', 'returned', 'leased']

/** Every third has a date, of which some will not be kept. */
function dueOf(n: number, left: number): { dueAt: number | null; expectedAt: number | null } {
  if (n % 3 !== 0) return { dueAt: null, expectedAt: null }
  return { dueAt: Date.now() + (n % 4) * 21 * hour - 2 * hour, expectedAt: left === 0 ? null : Date.now() + Math.round(left / 8) * hour }
}

/** `count` batches in every state there is. */
export const batchesOf = (count: number): ReadBatches => ({
  at: Date.now(), live: true, waves: [], untold: 0,
  batches: Array.from({ length: count }, (_, n) => {
    const state = states[n % states.length] ?? 'leased'
    const gone = state === 'assigned' ? 0 : n % 4
    const left = state === 'done' ? 0 : state === 'assigned' ? 400 : (n * 53) % 390
    return {
      batch: idOf(5_000 + n), name: `home-media 2026-11-${String(30 - (n % 20)).padStart(2, '0')}`, project: 'default', person: `r-${101 + (n % 30) * 7}`, site: n % 3 === 0 ? 'Cluj' : null,
      madeAt: Date.now() - (n + 2) * hour, startsAt: null, leaseEndsAt: state === 'assigned' ? null : Date.now() + (state === 'lapsed' ? -3 : 7) * hour,
      ...dueOf(n, left), returnedAt: state === 'returned' ? Date.now() - hour : null,
      retainUntil: '2027-02-28', state, clips: 400, answered: 400 - left - gone, withdrawn: gone, remaining: left,
    }
  }),
})
