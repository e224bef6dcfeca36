import type { Stretch } from './throughput.ts'

/** After each fifty minutes of work ten are offered. Milliseconds. */
const breakEveryMs = 50 * 60_000
const breakMs = 10 * 60_000

/** How many breaks were offered in so much worked time. */
export const breaksOfferedIn = (worked: number): number => Math.floor(worked / breakEveryMs)

/**
 * How many of those offers left room to be taken: ten minutes or more of the shift were still to come. Whether somebody
 * took them is theirs alone and counted nowhere here.
 */
export function breaksPossibleIn(stretches: readonly Stretch[], until: number): number {
  let worked = 0
  let possible = 0
  for (const { from, to } of stretches) {
    let offeredAt = from + (breakEveryMs - (worked % breakEveryMs))
    for (; offeredAt <= to; offeredAt += breakEveryMs) if (until - offeredAt >= breakMs) possible++
    worked += to - from
  }
  return possible
}
