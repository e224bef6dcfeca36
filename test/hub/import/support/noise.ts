/** Noise of about unit level that is the same for the same seed. */
export type Noise = (samples: number, seed: number) => Float64Array

const white: Noise = (samples, seed) => {
  let state = seed
  return Float64Array.from({ length: samples }, () => {
    // Numerical Recipes, 3rd edition, section 7.1: a linear congruential generator is enough for noise.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 0x8000_0000 - 1
  })
}

/** The sum of white noises that change every 1, 2, 4 ... 2048 samples (Voss and McCartney). */
const pink: Noise = (samples, seed) => {
  const rows = Array.from({ length: 12 }, (_, row) => white((samples >> row) + 1, seed * 100 + row))
  return Float64Array.from({ length: samples }, (_, i) => rows.reduce((sum, values, row) => sum + (values[i >> row] ?? 0), 0) / 4)
}

const brown: Noise = (samples, seed) => {
  let level = 0
  return white(samples, seed).map(step => (level = 0.995 * level + step) / 6)
}

export const noises = { white, pink, brown } as const satisfies Record<string, Noise>
