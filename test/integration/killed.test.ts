import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { MethodInput, MethodName, MethodOutput } from '../../shared/contract/methods.ts'
import { sequence } from '../support/chance.ts'
import { temporaryFolder } from '../support/folders.ts'
import { reportOn } from '../support/reports.ts'
import { hubWithClips } from './colleagues.ts'
import type { Way } from './killed/child.ts'
import { startKillable, type KillableCore } from './killed/core.ts'
import { passphrase } from './workstation.ts'

// A report of harm, from the key press to the hub's receipt, with the laptop's power cut at every point of that way.

const seed = 20_261_125
const randomTrials = 14
/** A report is written down within this time on a busy machine. Milliseconds. */
const widestMs = 24
const timeout = 280_000

/** Fails where a filing never comes to where it stops. */
const stopped = (core: KillableCore): Promise<void> =>
  Promise.race([core.stopped, sleep(20_000, undefined, { ref: false }).then(() => Promise.reject(new Error('The filing did not come so far')))])

type Trial = { name: string; way: Way; killWhen(core: KillableCore, answered: Promise<unknown>): Promise<unknown> }

const chance = sequence(seed)
const trials: Trial[] = [
  { name: 'at once, with the key', way: 'open', killWhen: async () => undefined },
  { name: 'with the answer, offline', way: 'cut', killWhen: (_, answered) => answered },
  { name: 'with the answer, online', way: 'open', killWhen: (_, answered) => answered },
  { name: 'as the report leaves', way: 'before', killWhen: stopped },
  { name: 'as the hub has it and its receipt is on the way', way: 'after', killWhen: stopped },
  ...Array.from({ length: randomTrials }, (_, index): Trial => {
    const ms = chance() * widestMs
    const way = (['open', 'cut'] as const)[index % 2] ?? 'open'
    return { name: `${ms.toFixed(1)} ms after the key, ${way === 'cut' ? 'offline' : 'online'}`, way, killWhen: () => sleep(ms) }
  }),
]

async function ask<M extends MethodName>(core: KillableCore, method: M, input: MethodInput<M>): Promise<MethodOutput<M>> {
  const reply = await core.call(method, input)
  if (reply?.ok !== true) throw new Error(`${method}: ${reply === null ? 'the core was gone' : reply.failure.reason}`)
  return reply.value
}

test('no report is lost, and none is there twice, wherever the laptop is killed between the key and the receipt', { timeout }, async () => {
  const { hub, inside } = await hubWithClips(trials.length)
  const laptop = temporaryFolder()
  let core = startKillable(laptop)
  await ask(core, 'device.enrol', { invitation: await hub.inviteDevice() })
  const person = await hub.addPerson('r-101', 'reviewer')
  await hub.assign('r-101')
  await ask(core, 'people.join', { invitation: person, passphrase })
  await expect.poll(async () => (await ask(core, 'sync.status', {})).clipsOnDevice, { timeout: 60_000 }).toBe(trials.length)
  await ask(core, 'shift.start', { zone: 'UTC' })
  const clips = (await ask(core, 'clips.list', {})).map(({ clip }) => clip)
  let promised = 0

  for (const [index, { name, way, killWhen }] of trials.entries()) {
    const report = reportOn(clips[index] ?? '')
    core.take(way)
    const answered = core.call('escalations.file', report)
    await killWhen(core, answered)
    await core.kill()
    const said = await answered

    core = startKillable(laptop)
    const { people } = await ask(core, 'session.read', {})
    await ask(core, 'session.unlock', { person: people[0]?.person ?? '', passphrase })
    const held = (await ask(core, 'escalations.mine', {})).filter(({ clip }) => clip === report.clip)
    if (said !== null) {
      promised++
      expect(said, name).toMatchObject({ ok: true, value: { escalation: held[0]?.escalation } })
    }
    // Whoever got no answer sends the same report again.
    else await ask(core, 'escalations.file', report)
    const own = async () => (await ask(core, 'escalations.mine', {})).filter(({ clip }) => clip === report.clip)
    expect(await own(), name).toHaveLength(1)
    await expect.poll(async () => {
      await ask(core, 'sync.start', {})
      return (await own())[0]?.receivedAt ?? null
    }, { timeout: 30_000, interval: 100, message: name }).not.toBeNull()
  }

  await expect.poll(async () => (await ask(core, 'sync.status', {})).waiting, { timeout: 30_000 }).toBe(0)
  expect((await ask(core, 'sync.status', {})).parked).toBe(0)
  await core.kill()
  const cases = await inside(({ store }) => store.selectFrom('escalations').select(['clip', 'state', 'joined_at']).execute())
  expect(cases.map(({ clip }) => clip).toSorted()).toEqual(clips.toSorted())
  expect(cases.filter(({ state, joined_at: joinedAt }) => state !== 'received' || joinedAt === null)).toEqual([])
  process.stdout.write(`killed ${trials.length} times (seed ${seed}): ${promised} reports had been promised, ${cases.length} of ${trials.length} are at the hub once\n`)
})
