import type { Db } from '../database/open.ts'
import type { Clock } from '../platform.ts'

/** The time that leases, streams and shifts go by. */
export type TrustedTime = {
  /** Milliseconds since the epoch. */
  now(): number
  /** The hub said what time it is; from here on its clock counts, with this machine's monotonic one. */
  learn(hubTime: number): void
  /** Keeps the highest instant known, so that a clock set back does not go unnoticed at the next start. */
  mark(): void
}

/** The hub's time plus monotonic time since; before any contact the wall clock, never below the highest mark. */
export function createTrustedTime(db: Db, clock: Clock): TrustedTime {
  const read = db.prepare<[], { at: number }>('SELECT at FROM time_mark')
  const write = db.prepare('UPDATE time_mark SET at = ?')
  const kept = read.get()?.at
  if (kept === undefined) db.prepare('INSERT INTO time_mark (at) VALUES (?)').run(clock.now())
  const start = { at: Math.max(kept ?? 0, clock.now()), monotonic: clock.monotonic() }
  let anchor: { at: number; monotonic: number } | null = null

  const now = (): number => {
    const elapsed = anchor ?? start
    return Math.round(elapsed.at + clock.monotonic() - elapsed.monotonic)
  }
  return {
    now,
    learn(hubTime) {
      anchor = { at: hubTime, monotonic: clock.monotonic() }
      write.run(hubTime)
    },
    mark: () => {
      write.run(now())
    },
  }
}
