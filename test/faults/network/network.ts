import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { createCore, type Core } from '../../../electron/core/core.ts'
import { createTransport } from '../../../electron/core/hub/transport.ts'
import { startHub } from '../../integration/hub.ts'
import { sequence, wholeBelow } from '../../support/chance.ts'
import type { TestHub } from '../../support/running-hub.ts'
import { openPlatform } from '../../support/workplace.ts'
import { ask, review, until, untilSent, type Answers } from '../asking.ts'
import { checkHub, checkVault } from '../check.ts'
import type { Checked, Fault, Trials } from '../fault.ts'
import { inFolder } from '../folders.ts'
import { insideHub } from '../inside-hub.ts'
import { createClipGiver, passphrase, vaultOn, type VaultAt } from '../laptop.ts'
import { openLine } from './proxy.ts'

// Several workstations at one hub, on a line that loses, delays, doubles, shuffles, cuts and lies. Once it is good again
// hub and workstations agree.

const workstations = 3
const clipsEach = 6
const badMs = 700
const Invited = z.looseObject({ invitation: z.string() })

type Station = { code: string; core: Core; person: string; vault: VaultAt; answers: Answers; clips: number }

async function makeStation(hub: TestHub, folder: string, address: string, code: string, give: (code: string, count: number) => Promise<void>): Promise<Station> {
  const laptop = join(folder, code)
  const core = await createCore({
    dataDir: laptop, platform: openPlatform, clock: { now: Date.now, monotonic: () => performance.now() }, random: randomBytes,
    connectTo: createTransport, acceptSampleHub: false, emit: () => undefined,
  })
  await ask(core, 'device.enrol', { invitation: (await hub.folder.command(Invited, 'enrol', '--address', address)).invitation })
  const { invitation } = await hub.folder.command(Invited, 'people', 'add', code, '--role', 'reviewer', '--address', address)
  await give(code, clipsEach)
  const { person } = await ask(core, 'people.join', { invitation, passphrase })
  await until(async () => (await ask(core, 'sync.status', {})).clipsOnDevice === clipsEach, 'every clip is on the laptop')
  await ask(core, 'shift.start', { zone: 'UTC' })
  const id = person?.person ?? ''
  return { code, core, person: id, vault: await vaultOn(laptop, id, passphrase), answers: { promised: new Set(), begun: new Set() }, clips: clipsEach }
}

async function run({ trials, seed }: Trials): Promise<Checked> {
  return inFolder(async folder => {
    const hub = await startHub(folder)
    const chance = sequence(seed)
    const line = await openLine(hub.address, chance)
    const stations: Station[] = []
    let atHub = 0
    try {
      const give = createClipGiver(hub, folder)
      for (let n = 1; n <= workstations; n++) stations.push(await makeStation(hub, folder, line.address, `r-10${n}`, give))
      for (let trial = 1; trial <= trials; trial++) {
        const lucky = stations[wholeBelow(chance, stations.length)]
        if (trial % 5 === 1 && lucky !== undefined) {
          await give(lucky.code, 2)
          lucky.clips += 2
        }
        line.setBadness(0.2 + chance() * 0.7)
        const ends = performance.now() + badMs
        for (let round = 0; performance.now() < ends; round++) {
          for (const { core, answers, code } of stations) {
            await review(core, answers, { name: `${code} run ${trial} round ${round}`, most: 2, chance })
            await ask(core, 'sync.start', {})
          }
          await sleep(100 + chance() * 120)
        }
        line.setBadness(0)
        for (const { core, clips } of stations) {
          await ask(core, 'sync.start', {})
          await untilSent(core)
          await until(async () => {
            if ((await ask(core, 'clips.list', {})).length === clips) return true
            await sleep(500)
            await ask(core, 'sync.start', {})
            return false
          }, 'every clip is on the laptop')
        }
        const where = { trial, seed }
        for (const { vault, answers } of stations) checkVault(vault, join(folder, 'look'), 0, answers, where)
        atHub = await insideHub(folder, async opened => {
          let events = 0
          for (const { person, answers } of stations) events += await checkHub(opened, person, answers, where)
          return events
        })
      }
    } finally {
      for (const { core } of stations) await core.close()
      await line.close()
      await hub.stop()
    }
    const promised = stations.reduce((sum, { answers }) => sum + answers.promised.size, 0)
    return { workstations, ...line.happened, 'answers promised, each once in vault and hub': promised, 'events in the hub’s chains': atHub }
  })
}

export const network: Fault = {
  name: 'network',
  says: 'a line between several workstations and their hub that loses, delays, doubles, shuffles, cuts and lies; hub and workstations agree in the end',
  full: 200,
  few: 2,
  run,
}
