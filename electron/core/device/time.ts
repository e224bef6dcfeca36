import type { Db } from '../database/open.ts'
import type { Clock } from '../platform.ts'

/** The time that leases, streams and shifts go by. Instants are integer milliseconds since the epoch. */
export type TrustedTime = {
  now(): number
  /** The latest instant that has surely passed: the hub's word or the monotonic clock vouch for it. */
  certain(): number
  /** The hub said what time it is; from here on its clock counts, with this machine's monotonic one, downwards too. */
  learn(hubTime: number): void
  /** The machine slept or will: the monotonic clock may have slept with it, so the wall clock counts until the next contact. */
  slept(): void
  /** The hub vouches for the time: it was heard since this device started or its machine slept. */
  isHeard(): boolean
  /** The wall clock was set back by more than five minutes, and the hub has not been heard since. */
  rolledBack(): boolean
  /** Keeps the highest instant known, so that a clock set back does not go unnoticed at the next start. */
  mark(): void
}

/** Steps back that clocks make by themselves. */
const toleratedMs = 5 * 60_000

type MarkRow = { at: number; certain: number; ahead: number; rolled_back: number }
/** An instant, and where the monotonic clock stood then. */
type Known = { at: number; monotonic: number }

/**
 * The hub's time plus monotonic time since; without it the wall clock, by as much ahead as the hub's was when they last
 * met, and never below the highest mark.
 */
export function createTrustedTime(db: Db, clock: Clock): TrustedTime {
  const write = db.prepare('UPDATE time_mark SET at = ?, certain = ?, ahead = ?, rolled_back = ?')
  const kept = db.prepare<[], MarkRow>('SELECT * FROM time_mark').get()
  if (kept === undefined) db.prepare('INSERT INTO time_mark (at) VALUES (?)').run(clock.now())

  const known = (at: number): Known => ({ at, monotonic: clock.monotonic() })
  const reached = ({ at, monotonic }: Known): number => Math.round(at + clock.monotonic() - monotonic)
  let highest = known(kept?.at ?? clock.now())
  let vouched = known(kept?.certain ?? 0)
  let ahead = kept?.ahead ?? 0
  let setBack = kept?.rolled_back === 1
  let heard = false

  const wall = (): number => clock.now() + ahead
  const rolledBack = (): boolean => {
    setBack ||= !heard && wall() < reached(highest) - toleratedMs
    return setBack
  }
  const now = (): number => {
    if (!heard && wall() > reached(highest)) highest = known(wall())
    return reached(highest)
  }
  const mark = (): void => {
    write.run(now(), reached(vouched), ahead, Number(rolledBack()))
  }
  return {
    now,
    certain: () => reached(vouched),
    learn(hubTime) {
      highest = known(hubTime)
      vouched = highest
      ahead = hubTime - clock.now()
      heard = true
      setBack = false
      mark()
    },
    slept() {
      heard = false
    },
    isHeard: () => heard,
    rolledBack,
    mark,
  }
}
