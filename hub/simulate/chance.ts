/** Numbers from 0 up to 1, the same ones for the same seed (mulberry32). */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export type Chance = () => number

/** A whole number from `least` up to and without `below`. */
export const between = (chance: Chance, least: number, below: number): number => least + Math.floor(chance() * (below - least))

export const oneOf = <T>(chance: Chance, among: readonly [T, ...T[]]): T => among[Math.floor(chance() * among.length)] ?? among[0]

/** Around `middle` with a long tail, as the time that people take for a thing is. */
export function lognormal(chance: Chance, middle: number, spread: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance())
  return Math.round(middle * Math.exp(spread * normal))
}
