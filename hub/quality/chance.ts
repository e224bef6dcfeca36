import type { Random } from '../keys/bytes.ts'

/** Numbers from 0 up to 1. */
export type Chance = () => number

/** Chance out of a hub's random bytes, so that nobody can foresee what is drawn. */
export const chanceFrom = (random: Random): Chance => () => random(4).readUInt32BE(0) / 2 ** 32

/** The same in an order of chance (Fisher and Yates; Durstenfeld 1964). */
export function shuffled<T>(chance: Chance, among: readonly T[]): T[] {
  const rest = [...among]
  for (let last = rest.length - 1; last > 0; last--) {
    const at = Math.floor(chance() * (last + 1))
    ;[rest[last], rest[at]] = [rest[at] as T, rest[last] as T]
  }
  return rest
}

/** `among` in its own order with `others` in between, each at a place of chance. */
export function mixedInto<T>(chance: Chance, among: readonly T[], others: readonly T[]): T[] {
  const mixed = [...among]
  for (const one of others) mixed.splice(Math.floor(chance() * (mixed.length + 1)), 0, one)
  return mixed
}
