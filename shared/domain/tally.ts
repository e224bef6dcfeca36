// Durations counted in bins, so that those of many shifts can be added up and still be asked for their median.

/** Pairs of a bin and how many durations lie in it, by bin. */
export type Tally = readonly (readonly [bin: number, count: number])[]

/** Each bin is four hundredths wider than the one below, so what is read off one is at most 2 % beside the truth. */
const growth = Math.log(1.04)
const leastMs = 100

const binOf = (ms: number): number => Math.max(0, Math.round(Math.log(Math.max(ms, leastMs) / leastMs) / growth))
const middleOf = (bin: number): number => Math.round(leastMs * Math.exp(bin * growth))

const inOrder = (counts: ReadonlyMap<number, number>): Tally => [...counts].toSorted(([one], [other]) => one - other)

/** `durations` in milliseconds. */
export function tallyOf(durations: readonly number[]): Tally {
  const counts = new Map<number, number>()
  for (const ms of durations) counts.set(binOf(ms), (counts.get(binOf(ms)) ?? 0) + 1)
  return inOrder(counts)
}

export function addTallies(tallies: readonly Tally[]): Tally {
  const counts = new Map<number, number>()
  for (const tally of tallies) for (const [bin, count] of tally) counts.set(bin, (counts.get(bin) ?? 0) + count)
  return inOrder(counts)
}

export const countIn = (tally: Tally): number => tally.reduce((sum, [, count]) => sum + count, 0)

/** The duration below which a share of 0 to 1 of them lies, in milliseconds; null where there are none. */
export function quantileIn(tally: Tally, share: number): number | null {
  const place = countIn(tally) * share
  let seen = 0
  for (const [bin, count] of tally) {
    seen += count
    if (seen >= place) return middleOf(bin)
  }
  return null
}

/** Half the distance between the quartiles, in milliseconds; null under two durations. */
export function spreadIn(tally: Tally): number | null {
  const lower = quantileIn(tally, 0.25)
  const upper = quantileIn(tally, 0.75)
  return lower === null || upper === null || countIn(tally) < 2 ? null : (upper - lower) / 2
}
