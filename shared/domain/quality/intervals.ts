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

/** The place in `units` of each of the units that there are, `times` alike standing in one place. */
function placesOf(times: readonly number[]): Uint32Array {
  const places = new Uint32Array(times.reduce((sum, often) => sum + often, 0))
  let from = 0
  for (const [place, often] of times.entries()) places.fill(place, from, (from += often))
  return places
}

/**
 * The percentile bootstrap over whole units (Efron 1979; for word error rates Bisani and Ney 2004): words of one clip
 * are not independent of each other, clips are. Each unit is there once, or as often as `times` has it; `figure` is
 * told how often each was drawn. Null under two units, or where no draw gives a figure.
 */
export function bootstrap<T>(
  units: readonly T[],
  figure: (units: readonly T[], drawn: readonly number[]) => number | null,
  times: readonly number[] = units.map(() => 1),
): Interval | null {
  const places = placesOf(times)
  if (places.length < 2) return null
  const chance = sequence()
  const draw = (): number | null => {
    const drawn = units.map(() => 0)
    for (let count = places.length; count > 0; count--) {
      const place = places[Math.floor(chance() * places.length)] ?? 0
      drawn[place] = (drawn[place] ?? 0) + 1
    }
    return figure(units, drawn)
  }
  const sorted = Array.from({ length: draws }, draw).filter(value => value !== null).toSorted((one, other) => one - other)
  const low = sorted[Math.floor(sorted.length * 0.025)]
  const high = sorted[Math.ceil(sorted.length * 0.975) - 1]
  return low === undefined || high === undefined ? null : { low, high }
}
