import type { Db } from '../database/open.ts'
import { Refusal } from '../refusal.ts'

/** Slows down whoever tries passphrases; survives restarts. */
export type UnlockDelays = {
  /** Refuses an attempt that comes too early, with the milliseconds left to wait. */
  check(person: string): void
  /** Counts a failure; the count so far and the milliseconds until the next attempt. */
  fail(person: string): { failures: number; waitMs: number }
  clear(person: string): void
}

const freeAttempts = 3
const firstDelayMs = 2_000
const longestDelayMs = 15 * 60_000

/** Nothing for the first three failures, then 2 s doubling up to 15 minutes. */
const delayAfter = (failures: number): number =>
  failures < freeAttempts ? 0 : Math.min(longestDelayMs, firstDelayMs * 2 ** (failures - freeAttempts))

export function createUnlockDelays(db: Db, now: () => number): UnlockDelays {
  const read = db.prepare<[string], { failures: number; until: number }>('SELECT failures, until FROM failed_unlock WHERE person = ?')
  const write = db.prepare('INSERT OR REPLACE INTO failed_unlock (person, failures, until) VALUES (?, ?, ?)')
  const remove = db.prepare('DELETE FROM failed_unlock WHERE person = ?')
  return {
    check(person) {
      const waitMs = (read.get(person)?.until ?? 0) - now()
      if (waitMs > 0) throw new Refusal('unlock_delayed', { waitMs })
    },
    fail(person) {
      const failures = (read.get(person)?.failures ?? 0) + 1
      const waitMs = delayAfter(failures)
      write.run(person, failures, now() + waitMs)
      return { failures, waitMs }
    },
    clear: person => {
      remove.run(person)
    },
  }
}
