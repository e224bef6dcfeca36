import { z } from 'zod'
import { failureOf } from '../../../electron/core/refusal.ts'
import type { KillableCore } from '../../integration/killed/core.ts'
import { pick } from '../../support/chance.ts'
import { ask, review, until } from '../asking.ts'
import { require } from '../fault.ts'
import { lookAtDevice } from '../laptop.ts'
import type { Activity, Work } from './activity.ts'
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
      if (!['lease_ended', 'clip_recalled'].includes(failureOf(error)?.reason ?? '')) throw error
      return { over: true, keys }
    }
  })

/** A batch of its own comes to the laptop, and the line is cut. */
async function takeBatch({ place, core }: Work): Promise<Ending> {
  const here = async () => (await ask(core, 'leases.read', {})).batches.find(({ place: at, arrived, decided }) => at === 'here' && arrived === clipsEach && decided === 0)
  await ask(core, 'sync.start', {})
  await until(async () => (await here()) !== undefined, 'a batch that is to end is on the laptop')
  const batch = (await here())?.batch ?? ''
  const clips = (await ask(core, 'clips.list', {})).filter(clip => clip.batch === batch).map(({ clip }) => clip)
  core.take('cut')
  const ending = { batch, clips }
  place.endings.push(ending)
  return ending
}

const answerSome = ({ core, answers, trial, chance }: Work): Promise<void> => review(core, answers, { name: `trial ${trial}`, most: 3, chance })

/** The laptop hears of what was ended at the hub. */
async function hear({ core }: Work): Promise<false> {
  core.take('open')
  await core.call('sync.start', {})
  return false
}

/** Killed at any point of a lease's end, either nothing of it is over or all of its keys are gone. */
const endsWhole: Pick<Activity, 'prepare' | 'look'> = {
  prepare: place => place.assign(clipsEach),
  async look({ place }, promised, where) {
    const ending = place.endings.at(-1)
    if (ending === undefined) return
    const { over, keys } = await stateOf(place, ending)
    require(over || !promised, 'A batch that was given back is still leased', where)
    require(keys === 0 || (!over && keys === ending.clips.length), `${keys} keys are left of a lease that is ${over ? '' : 'not '}over`, where)
    // The keys of what is recalled go first, and then the lease.
    if (!over && keys > 0) place.endings.pop()
  },
}

const Ended = z.looseObject({})
const Leases = z.looseObject({ leases: z.array(z.looseObject({ lease: z.string() })) })

/** The three ways in which a lease ends before its time, two of them with work on it that was not sent. */
export const leaseEnds: readonly Activity[] = [
  {
    ...endsWhole, name: 'giving back', withinMs: 150,
    async ready(work) {
      await takeBatch(work)
      await answerSome(work)
    },
    async run({ place, core, chance }) {
      const batch = place.endings.at(-1)?.batch ?? ''
      core.take(pick(chance, ['open', 'cut']))
      return (await core.call('leases.giveBack', { batch }))?.ok
    },
  },
  {
    ...endsWhole, name: 'hearing that a lease was ended', withinMs: 400,
    async ready(work) {
      await takeBatch(work)
      const newest = (await work.place.hub.folder.command(Leases, 'leases', 'list')).leases[0]?.lease ?? ''
      await answerSome(work)
      await work.place.hub.folder.command(Ended, 'leases', 'end', newest, '--reason', 'a trial')
    },
    run: hear,
  },
  {
    ...endsWhole, name: 'hearing of a recall', withinMs: 400,
    async ready(work) {
      const { batch } = await takeBatch(work)
      await work.place.hub.folder.command(Ended, 'recall', 'batch', batch, '--reason', 'a trial')
    },
    run: hear,
  },
]

/** After restarts and syncs, nothing has come back of what was over. */
export async function requireEnded(place: Place, core: KillableCore, where: { trial: number; seed: number }): Promise<void> {
  const listed = await ask(core, 'clips.list', {})
  for (const ending of place.endings) {
    require(listed.every(({ batch, state }) => batch !== ending.batch || state === 'shredded'), 'Clips of a lease that is over are back', where)
  }
}
