import type { Checked } from '../fault.ts'

export type Cases = { cases: number; seed: number }

/** Something that takes what comes from outside, and so many cases of it spoiled. */
export type Target = { name: string; run(cases: Cases, folder: string): Promise<Checked> }

export function expect(holds: boolean, what: () => string): void {
  if (!holds) throw new Error(what())
}
