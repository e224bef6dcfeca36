// How sure a figure is: no quality figure is shown without its interval.

/** Both ends included. */
export type Interval = { low: number; high: number }

/** The 97.5th percentile of the standard normal distribution: every interval here is one of 95 %. */
const z = 1.959_963_985

/** Wilson's score interval without continuity correction (Newcombe 1998, method 3); null where nothing was counted. */
export function wilson(count: number, of: number): Interval | null {
  if (of === 0) return null
  const share = count / of
  const middle = share + z ** 2 / (2 * of)
  const reach = z * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2))
  const whole = 1 + z ** 2 / of
  return { low: Math.max(0, (middle - reach) / whole), high: Math.min(1, (middle + reach) / whole) }
}

const draws = 1_000

/** The same sequence each time: whoever looks at the same facts has to see the same figure (Numerical Recipes). */
function sequence(): () => number {
  let state = 20_260_101
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
}

/**
 * The percentile bootstrap over whole units (Efron 1979; for word error rates Bisani and Ney 2004): words of one clip
 * are not independent of each other, clips are. Null under two units, or where no draw gives a figure.
 */
export function bootstrap<T>(units: readonly T[], figure: (drawn: readonly T[]) => number | null): Interval | null {
  if (units.length < 2) return null
  const chance = sequence()
  const pick = (): T => units[Math.floor(chance() * units.length)] as T
  const figures = Array.from({ length: draws }, () => figure(units.map(pick))).filter(value => value !== null)
  const sorted = figures.toSorted((one, other) => one - other)
  const low = sorted[Math.floor(sorted.length * 0.025)]
  const high = sorted[Math.ceil(sorted.length * 0.975) - 1]
  return low === undefined || high === undefined ? null : { low, high }
}
