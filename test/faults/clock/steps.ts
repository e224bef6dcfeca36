import { pick, wholeBelow, type Chance } from '../../support/chance.ts'
import { review } from '../asking.ts'
import type { World } from './world.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

export const zones = ['UTC', 'Europe/Bucharest', 'Asia/Kolkata', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Australia/Lord_Howe'] as const

/** Mornings, evenings before midnight, and the hours in which summer time begins and ends. */
export const starts = [Date.UTC(2026, 10, 23, 8), Date.UTC(2026, 10, 23, 21, 30), Date.UTC(2026, 9, 25, 0, 20), Date.UTC(2027, 2, 28, 0, 20), Date.UTC(2026, 11, 31, 22)]

/** One thing that happens to a laptop and its clock. */
type Step = { name: string; take(world: World, chance: Chance, name: string): void | Promise<void> }

const within = (chance: Chance, least: number, most: number): number => least + wholeBelow(chance, most - least + 1)

const setBy = ({ place: { clock } }: World, ms: number): void => clock.setWall(clock.now() + ms)

/** Whether something had to be done for a shift to run: clocking in, saying that it goes on or when it was over, resuming. */
async function bringToWork({ place, expected }: World, chance: Chance): Promise<boolean> {
  let shift = await place.ask('shift.read', {})
  const running = shift !== null && shift.quietSince === null && shift.pausedSince === null
  if (shift !== null && shift.quietSince !== null) {
    const over = chance() < 0.5 && shift.startedAt <= expected.now()
    await (over ? place.ask('shift.repair', { endedAt: Math.min(shift.quietSince, expected.now()), reason: 'forgotten' }) : place.ask('shift.goOn', {}))
    shift = await place.ask('shift.read', {})
  }
  if (shift === null) await place.ask('shift.start', { zone: pick(chance, zones) })
  else if (shift.pausedSince !== null) await place.ask('shift.resume', {})
  return !running
}

export const steps: readonly Step[] = [
  { name: 'time passed', take: (world, chance) => world.pass(within(chance, 1, 90 * minute)) },
  { name: 'hours passed', take: (world, chance) => world.pass(within(chance, hour, 14 * hour)) },
  { name: 'set back', take: (world, chance) => setBy(world, -within(chance, 1, pick(chance, [4 * minute, 3 * hour, 4 * day, 60 * 365 * day]))) },
  { name: 'set forward', take: (world, chance) => setBy(world, within(chance, 1, pick(chance, [4 * minute, 11 * hour, 4 * day]))) },
  { name: 'set right', take: ({ place, expected }) => place.clock.setWall(expected.real()) },
  { name: 'summer time by hand', take: (world, chance) => setBy(world, pick(chance, [-hour, hour])) },
  {
    name: 'another zone',
    take(_, chance) {
      process.env['TZ'] = pick(chance, zones)
    },
  },
  {
    name: 'slept',
    take(world, chance) {
      world.place.device.time.slept()
      world.expected.unheard()
      world.miss(within(chance, minute, 16 * hour))
    },
  },
  { name: 'slept without a word', take: (world, chance) => world.miss(within(chance, 1, 2 * hour)) },
  { name: 'restarted', take: (world, chance) => world.restart(within(chance, 1, pick(chance, [minute, 14 * hour, 3 * day]))) },
  { name: 'hub heard', take: world => world.hear() },
  { name: 'lease given', take: (world, chance) => world.give(pick(chance, [0, 0, 8 * hour]), within(chance, 1, 12)) },
  {
    name: 'lease ended by the hub',
    take(world, chance) {
      const held = world.expected.leases.filter(({ ended }) => ended === null)
      if (held.length > 0) world.endOne(pick(chance, held), pick(chance, ['closed', 'recalled'] as const))
    },
  },
  {
    name: 'locked and unlocked',
    async take(world, chance) {
      await world.place.lock()
      world.pass(within(chance, 1, 40 * minute))
      world.place.unlock()
    },
  },
  {
    name: 'clocked in or out, paused or resumed',
    async take(world, chance) {
      const { place } = world
      if (await bringToWork(world, chance)) return
      if (chance() < 0.5) await place.ask('shift.end', {})
      else await place.ask('shift.pause', { kind: pick(chance, ['break', 'wellness', 'protected', 'unsuited'] as const) })
    },
  },
  {
    name: 'answered',
    async take(world, chance, name) {
      const { place, expected, answers } = world
      if (expected.leases.every(lease => expected.refusalOf(lease) !== null)) return
      await bringToWork(world, chance)
      const playing = new Set(expected.leases.filter(lease => expected.refusalOf(lease) === null).flatMap(({ clips }) => clips))
      const call: typeof place.dispatch = async (method, input) => {
        const reply = await place.dispatch(method, input)
        return method === 'clips.list' && reply.ok ? { ok: true, value: (reply.value as { clip: string }[]).filter(({ clip }) => playing.has(clip)) } : reply
      }
      await review({ call }, answers, { name, most: 1, chance })
    },
  },
]
