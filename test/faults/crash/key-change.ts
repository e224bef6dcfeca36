import { failureOf } from '../../../electron/core/refusal.ts'
import { require } from '../fault.ts'
import { vaultOn } from '../laptop.ts'
import type { Activity } from './activity.ts'
import type { Place } from './place.ts'

const nextOf = (trial: number): string => `four words of trial ${trial}`

const opens = async ({ laptop, person, vault }: Place, words: string): Promise<boolean> => {
  try {
    return (await vaultOn(laptop, person, words)).key.equals(vault.key)
  } catch (error) {
    if (failureOf(error)?.reason === 'passphrase_wrong') return false
    throw error
  }
}

/** Killed at any point of it, one of the two passphrases opens the vault and the other does not; a promised one opens it. */
export const changePassphrase: Activity = {
  name: 'key change',
  withinMs: 2_500,
  async run({ core, place, trial }) {
    const reply = await core.call('session.changePassphrase', { passphrase: place.passphrase, next: nextOf(trial) })
    return reply?.ok
  },
  async look({ place, trial }, promised, where) {
    const [before, after] = [await opens(place, place.passphrase), await opens(place, nextOf(trial))]
    require(before !== after, before ? 'Both passphrases open the vault' : 'Neither passphrase opens the vault', where)
    require(after || !promised, 'The passphrase that was promised does not open the vault', where)
    if (after) place.passphrase = nextOf(trial)
  },
}
