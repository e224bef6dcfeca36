import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { KillableCore } from '../../integration/killed/core.ts'
import { pick, sequence } from '../../support/chance.ts'
import type { Checked, Fault, Trials } from '../fault.ts'
import { inFolder } from '../folders.ts'
import { ask, review, untilSent, type Answers } from '../asking.ts'
import { checkHub, checkVault } from '../check.ts'
import { insideHub } from '../inside-hub.ts'
import { changePassphrase } from './key-change.ts'
import { leaseEnds, requireEnded } from './lease-end.ts'
import type { Activity, Work } from './activity.ts'
import { makePlace, type Place } from './place.ts'

// A workstation's core is killed in the middle of whatever it does. What it had said was kept has to be there.

const clips = 12
/** How often the hub is caught up with and looked at. */
const hubEvery = 25

const answer = ({ core, answers, trial, chance }: Work, most: number): Promise<void> => review(core, answers, { name: `trial ${trial}`, most, chance })

const activities: readonly Activity[] = [
  { name: 'review', withinMs: 250, run: work => answer(work, 1_000) },
  {
    name: 'sync up', withinMs: 400,
    async run(work) {
      work.core.take('cut')
      await answer(work, 4)
      work.core.take('open')
      await work.core.call('sync.start', {})
    },
  },
  {
    name: 'sync down', withinMs: 600,
    prepare: place => place.assign(4),
    run: ({ core }) => core.call('sync.start', {}),
  },
  { name: 'migration', withinMs: 1_100, migrates: true, run: ({ core, place }) => core.call('session.unlock', { person: place.person, passphrase: place.passphrase }) },
  changePassphrase,
  ...leaseEnds,
]

const unlock = (core: KillableCore, place: Place): Promise<unknown> => ask(core, 'session.unlock', { person: place.person, passphrase: place.passphrase })

async function settleWithHub(folder: string, place: Place, later: number, answers: Answers, where: { trial: number; seed: number }): Promise<number> {
  const core = place.start(later)
  await unlock(core, place)
  await untilSent(core)
  await requireEnded(place, core, where)
  await core.kill()
  return insideHub(folder, hub => checkHub(hub, place.person, answers, where))
}

async function run({ trials, seed }: Trials): Promise<Checked> {
  return inFolder(async folder => {
    const place = await makePlace(folder, clips)
    const chance = sequence(seed)
    const answers: Answers = { promised: new Set(), begun: new Set() }
    const killed: Checked = {}
    let [later, events, atHub] = [0, 0, 0]
    try {
      for (let trial = 1; trial <= trials; trial++) {
        // The first trials go through them in turn, so that a few trials try each.
        const activity = trial <= activities.length ? (activities[trial - 1] as Activity) : pick(chance, activities)
        await activity.prepare?.(place)
        if (activity.migrates === true) later++
        const core = place.start(later)
        if (activity.migrates !== true) await unlock(core, place)
        const work = { place, core, answers, chance, trial }
        await activity.ready?.(work)
        const running = activity.run(work)
        await sleep(chance() * activity.withinMs)
        await core.kill()
        await activity.look?.(work, (await running) === true, { trial, seed })
        events = checkVault(place.vault, join(folder, 'look'), later, answers, { trial, seed })
        killed[`killed in ${activity.name}`] = (killed[`killed in ${activity.name}`] ?? 0) + 1
        if (trial % hubEvery === 0 || trial === trials) atHub = await settleWithHub(folder, place, later, answers, { trial, seed })
      }
    } finally {
      await place.hub.stop()
    }
    return { ...killed, 'answers promised, each once in vault and hub': answers.promised.size, 'events in the vault’s chain': events, 'events in the hub’s': atHub }
  })
}

export const crash: Fault = {
  name: 'crash',
  says: 'the core is killed at random points of its work; every promised answer is there once, at the hub once, and the chains hold',
  full: 1_000,
  few: 8,
  run,
}
