import type { Clock } from '../../electron/core/platform.ts'

/** A clock that moves only when told to. */
export type ManualClock = Clock & {
  pass(ms: number): void
  setWall(at: number): void
  /** The machine starts: its monotonic clock begins anew. */
  boot(): void
}

export function createManualClock(start = Date.UTC(2026, 10, 23, 8)): ManualClock {
  let wall = start
  let monotonic = 1_000
  return {
    now: () => wall,
    monotonic: () => monotonic,
    pass(ms) {
      wall += ms
      monotonic += ms
    },
    setWall(at) {
      wall = at
    },
    boot() {
      monotonic = 0
    },
  }
}
