import { longestDoubtMs, type LeaseEnd } from '../../../shared/domain/batch.ts'

export type GivenLease = { lease: string; batch: string; startsAt: number; endsAt: number; clips: readonly string[]; ended: LeaseEnd | null }

const toleratedMs = 5 * 60_000

/**
 * What really is so, and what a laptop may know of it by the rules of trusted time and leases alone. Instants in
 * milliseconds since the epoch.
 */
export function createExpected(start: number) {
  let [real, vouched, highest, ahead] = [start, 0, start, 0]
  let [heard, rolledBack] = [false, false]
  let heardTimes = 0
  const leases: GivenLease[] = []

  return {
    leases,
    real: () => real,
    now: () => highest,
    certain: () => vouched,
    rolledBack: () => rolledBack,
    heardTimes: () => heardTimes,
    /** The machine runs. */
    pass(ms: number): void {
      real += ms
      highest += ms
      vouched += ms
    },
    /** The world goes on and the machine does not. */
    miss(ms: number): void {
      real += ms
    },
    unheard(): void {
      heard = false
    },
    hear(wall: number): void {
      highest = vouched = real
      ahead = real - wall
      heard = true
      heardTimes++
      rolledBack = false
      for (const lease of leases) if (lease.endsAt <= real) lease.ended ??= 'expired'
    },
    /** Looks at the wall clock, as the laptop does all the time. */
    look(wall: number): void {
      if (!heard) {
        highest = Math.max(highest, wall + ahead)
        rolledBack ||= wall + ahead < highest - toleratedMs
      }
      for (const lease of leases) if (vouched >= lease.endsAt || highest >= lease.endsAt + longestDoubtMs) lease.ended ??= 'expired'
    },
    /** Why nothing of a lease plays now, null where it does. */
    refusalOf({ ended, startsAt, endsAt }: GivenLease): string | null {
      if (rolledBack) return 'clock_rolled_back'
      if (ended !== null) return ended === 'recalled' ? 'clip_recalled' : 'lease_ended'
      if (highest < startsAt) return 'lease_early'
      return highest < endsAt ? null : 'lease_ended'
    },
  }
}
