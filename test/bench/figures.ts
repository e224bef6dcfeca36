/** One row of the bench, as `npm run bench -- --json` prints it. */
export type Figure = {
  value: number
  unit: string
  p50: number
  p95: number
  p99: number
  n: number
  baseline: number
  ratio: number
  bar: string
  holds: boolean
  /** What the number leaves out, and what it was measured on. */
  leavesOut: string
}

/** A named measurement; one may fill several rows. */
export type Bench = { name: string; measure(): Promise<Record<string, Figure>> }

/** The value below which a share of the samples lies (nearest rank). */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

export const spread = (samples: readonly number[]) => ({
  p50: percentile(samples, 0.5),
  p95: percentile(samples, 0.95),
  p99: percentile(samples, 0.99),
  n: samples.length,
})

/** The time that work takes, in milliseconds. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
