import type { DeviceLeases } from './leases.ts'
import type { TrustedTime } from './time.ts'

/** Sees to it that leases begin and end on time, whether a vault is open or not. */
export type LeaseWatch = {
  /** Looks now, and again when the next lease begins or ends. */
  look(): void
  stop(): void
}

/** Timers drift and machines sleep: so often it is looked at in any case, and the time marked. */
const longestMs = 60_000

export function createLeaseWatch({ leases, time, onMoment }: {
  leases: DeviceLeases
  time: TrustedTime
  /** A lease has begun or ended since the last look. */
  onMoment(): void
}): LeaseWatch {
  let timer: NodeJS.Timeout | undefined
  let awaited: number | null = null

  function look(): void {
    clearTimeout(timer)
    time.mark()
    const passed = awaited !== null && awaited <= time.now()
    if (leases.expire() || passed) onMoment()
    awaited = leases.nextMoment()
    const left = awaited === null ? longestMs : awaited - time.now()
    timer = setTimeout(look, Math.min(longestMs, Math.max(1, left))).unref()
  }
  return {
    look,
    stop: () => clearTimeout(timer),
  }
}
