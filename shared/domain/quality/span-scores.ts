import type { Slot } from '../annotation.ts'

/** Slots found, wanted, and found as wanted: same label over exactly the same words. */
export type SpanCounts = { hits: number; found: number; wanted: number }

const keyOf = ({ label, words }: Slot): string => `${label} ${words.from} ${words.to}`

/** Exact matches, as in the CoNLL shared tasks (Tjong Kim Sang and De Meulder 2003). */
export function spanCounts(wanted: readonly Slot[], found: readonly Slot[]): SpanCounts {
  const keys = new Set(wanted.map(keyOf))
  return { hits: found.filter(slot => keys.has(keyOf(slot))).length, found: found.length, wanted: wanted.length }
}

/**
 * The harmonic mean of precision and recall over all clips together, from 0 to 1; null where there was no slot at all.
 * Each of `counts` stands there once, or as often as `times` has it.
 */
export function spanF1(counts: readonly SpanCounts[], times: readonly number[] = counts.map(() => 1)): number | null {
  const sum = (pick: keyof SpanCounts): number => counts.reduce((total, count, index) => total + (times[index] ?? 0) * count[pick], 0)
  const both = sum('found') + sum('wanted')
  return both === 0 ? null : (2 * sum('hits')) / both
}
