/** What a kind of fault is tried with; the same seed gives the same faults. */
export type Trials = { trials: number; seed: number }

/** How often what was looked at, by its name; a count of trials is given apart. */
export type Checked = Record<string, number>

/** One way in which the world fails. What must not happen is thrown, with the trial and the seed in its words. */
export type Fault = {
  name: string
  /** What is done, and what has to hold afterwards. */
  says: string
  /** Trials when asked for by name, and in every test run. */
  full: number
  few: number
  run(trials: Trials): Promise<Checked>
}

class FaultFound extends Error {}

/** Fails a trial unless something is so. */
export function require(holds: boolean, what: string, { trial, seed }: { trial: number; seed: number }): void {
  if (!holds) throw new FaultFound(`${what} (trial ${trial}, seed ${seed})`)
}
