import type { KillableCore } from '../../integration/killed/core.ts'
import type { Chance } from '../../support/chance.ts'
import type { Answers } from '../asking.ts'
import type { Place } from './place.ts'

export type Work = { place: Place; core: KillableCore; answers: Answers; chance: Chance; trial: number }

/** What a core is killed in. */
export type Activity = {
  name: string
  /** It ends within so many milliseconds. */
  withinMs: number
  /** Before the core starts, and once its vault is open. */
  prepare?(place: Place): Promise<void>
  ready?(work: Work): Promise<void>
  /** Gives whether the core has promised what it was asked for, where `look` wants to know. */
  run(work: Work): Promise<unknown>
  /** What has to hold once the core is gone, beyond what always has to. */
  look?(work: Work, promised: boolean, where: { trial: number; seed: number }): Promise<void>
  migrates?: true
}
