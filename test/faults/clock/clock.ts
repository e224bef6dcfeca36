import { join } from 'node:path'
import { pick, sequence, type Chance } from '../../support/chance.ts'
import { until } from '../asking.ts'
import { checkVault } from '../check.ts'
import { require, type Checked, type Fault, type Trials } from '../fault.ts'
import { inFolder } from '../folders.ts'
import { starts, steps, zones } from './steps.ts'
import { makeWorld, type World } from './world.ts'

const stepsEach = 40

type Where = { trial: number; seed: number }

function requireTime({ place: { device }, expected }: World, after: string, where: Where): void {
  const { time } = device
  require(time.now() === expected.now(), `After "${after}" the time is ${time.now()} instead of ${expected.now()}`, where)
  require(time.certain() === expected.certain(), `After "${after}" ${time.certain()} is certain instead of ${expected.certain()}`, where)
  require(time.certain() <= expected.real(), `After "${after}" something is certain that has not passed`, where)
  require(time.rolledBack() === expected.rolledBack(), `After "${after}" a clock set back is ${time.rolledBack() ? '' : 'not '}noticed`, where)
}

function requireLeases(world: World, after: string, where: Where): void {
  for (const lease of world.expected.leases) {
    const { ended, clips } = lease
    const keys = world.keysOf(lease)
    require(keys === (ended === null ? clips.length : 0), `After "${after}" there are ${keys} keys of a lease that is ${ended ?? 'not over'}`, where)
    const [refusal, right] = [world.refusalOf(lease), world.expected.refusalOf(lease)]
    require(refusal === right, `After "${after}" a lease is ${refusal ?? 'running'} instead of ${right ?? 'running'}`, where)
  }
}

/** Nobody worked less than not at all, or longer than since they clocked in. */
async function requireShift({ place, expected }: World, after: string, where: Where): Promise<void> {
  const shift = await place.ask('shift.read', {})
  const counters = await place.ask('counters.read', {})
  const most = shift === null ? 0 : Math.max(0, expected.now() - shift.startedAt)
  require(counters.workedMs >= 0 && counters.workedMs <= most, `After "${after}" ${counters.workedMs} ms were worked, of ${most}`, where)
}

async function walk(world: World, chance: Chance, where: Where, count: (what: string) => void): Promise<void> {
  const { place, expected } = world
  world.give(0, 8)
  let seq = place.vault.stream.head().seq
  for (let n = 1; n <= stepsEach; n++) {
    const { name, take } = pick(chance, steps)
    world.look()
    const before = expected.now()
    const heardBefore = expected.heardTimes()
    await take(world, chance, `trial ${where.trial} step ${n}`)
    world.look()
    const after = expected.now()
    requireTime(world, name, where)
    requireLeases(world, name, where)
    const heard = expected.heardTimes() > heardBefore
    require(heard || after >= before, `After "${name}" the time fell`, where)
    const [from, to] = [Math.min(before, after), Math.max(before, after)]
    require(world.written(seq).every(at => at >= from && at <= to), `Events of "${name}" are not from when it happened`, where)
    await requireShift(world, name, where)
    seq = place.vault.stream.head().seq
    count(name)
  }
}

/** What is left once it is all over. Gives the number of events. */
async function requireWhole(world: World, folder: string, where: Where): Promise<number> {
  const { place, expected, answers } = world
  await place.reopen()
  const over = expected.leases.filter(({ ended }) => ended !== null)
  await until(async () => over.every(lease => world.soundsOf(lease) === 0), `no sound of a lease that is over is left (trial ${where.trial}, seed ${where.seed})`)
  const { streams } = await place.ask('audit.verify', {})
  for (const { which, fault } of streams) require(fault === null, `The chain of the ${which} is ${fault?.fault ?? ''} at event ${fault?.seq ?? 0}`, where)
  return checkVault({ folder, key: place.key }, `${folder}-look`, 0, answers, where)
}

async function run({ trials, seed }: Trials): Promise<Checked> {
  const chance = sequence(seed)
  const counts: Checked = {}
  const count = (what: string): void => {
    counts[what] = (counts[what] ?? 0) + 1
  }
  const zoneBefore = process.env['TZ']
  let [events, leases, answers] = [0, 0, 0]
  try {
    for (let trial = 1; trial <= trials; trial++) {
      await inFolder(async folder => {
        process.env['TZ'] = pick(chance, zones)
        const at = join(folder, 'laptop')
        const world = await makeWorld(at, pick(chance, starts))
        try {
          await walk(world, chance, { trial, seed }, count)
          events += await requireWhole(world, at, { trial, seed })
        } finally {
          await world.place.close()
        }
        leases += world.expected.leases.length
        answers += world.answers.promised.size
      })
    }
  } finally {
    if (zoneBefore === undefined) delete process.env['TZ']
    else process.env['TZ'] = zoneBefore
  }
  return { ...counts, 'leases, each ended when it may be and not before': leases, 'answers promised, each there once': answers, 'events in chains that hold': events }
}

export const clock: Fault = {
  name: 'clock',
  says: 'the clock goes back, forward, into other zones, over summer time and midnight; time never falls but by the hub’s word, leases end when they may, work and chains hold',
  full: 400,
  few: 6,
  run,
}
