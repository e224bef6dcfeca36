/** Numbers from 0 up to 1, the same ones at every run (Numerical Recipes). */
export function sequence(seed: number): () => number {
  let state = seed >>> 0
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
}

export type Chance = ReturnType<typeof sequence>

export const wholeBelow = (chance: Chance, below: number): number => Math.floor(chance() * below)

export function pick<T>(chance: Chance, among: readonly T[]): T {
  const chosen = among[wholeBelow(chance, among.length)]
  if (chosen === undefined) throw new Error('There is nothing to pick from')
  return chosen
}
