import { failureOf } from '../../../electron/core/refusal.ts'
import type { KillableCore } from '../../integration/killed/core.ts'
import { pick } from '../../support/chance.ts'
import { ask, review, until } from '../asking.ts'
import { require } from '../fault.ts'
import { lookAtDevice } from '../laptop.ts'
import type { Activity } from './activity.ts'
import type { Ending, Place } from './place.ts'

const clipsEach = 4

/** Whether a batch's lease is over on the laptop, and how many of its clips still have their key. */
const stateOf = ({ laptop, person }: Place, { batch, clips }: Ending): Promise<{ over: boolean; keys: number }> =>
  lookAtDevice(laptop, ({ leases, sharesOf }) => {
    const keys = clips.filter(clip => sharesOf(person).get(clip) !== null).length
    try {
      leases.requireRunning(batch)
      return { over: false, keys }
    } catch (error) {
      if (failureOf(error)?.reason !== 'lease_ended') throw error
      return { over: true, keys }
    }
  })

/** A batch is given back with work on it unsent; killed at any point, either nothing of the lease is over or all of its keys are gone. */
export const endLease: Activity = {
  name: 'lease end',
  withinMs: 150,
  prepare: place => place.assign(clipsEach),
  async ready({ place, core, answers, chance, trial }) {
    const here = async () => (await ask(core, 'leases.read', {})).batches.find(({ place: at, arrived, decided }) => at === 'here' && arrived === clipsEach && decided === 0)
    await ask(core, 'sync.start', {})
    await until(async () => (await here()) !== undefined, 'a batch to give back is on the laptop')
    const batch = (await here())?.batch ?? ''
    const clips = (await ask(core, 'clips.list', {})).filter(clip => clip.batch === batch).map(({ clip }) => clip)
    place.endings.push({ batch, clips })
    core.take('cut')
    await review(core, answers, { name: `trial ${trial}`, most: 3, chance })
  },
  async run({ place, core, chance }) {
    const ending = place.endings.at(-1)
    if (ending === undefined) return false
    core.take(pick(chance, ['open', 'cut']))
    const reply = await core.call('leases.giveBack', { batch: ending.batch })
    return reply?.ok
  },
  async look({ place }, promised, where) {
    const ending = place.endings.at(-1)
    if (ending === undefined) return
    const { over, keys } = await stateOf(place, ending)
    require(over || !promised, 'A batch that was given back is still leased', where)
    require(keys === (over ? 0 : ending.clips.length), `${keys} keys are left of a lease that is ${over ? '' : 'not '}over`, where)
    if (!over) place.endings.pop()
  },
}

/** After restarts and syncs, nothing has come back of what was over. */
export async function requireEnded(place: Place, core: KillableCore, where: { trial: number; seed: number }): Promise<void> {
  const listed = await ask(core, 'clips.list', {})
  for (const ending of place.endings) {
    require(listed.every(({ batch }) => batch !== ending.batch), 'Clips of a lease that is over are back', where)
  }
}
